import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { NotFound } from './NotFound.tsx';
import { PageFault } from './PageFault.tsx';
import { Root } from './Root.tsx';
import { type PageRow, pages, type ShellName } from './routes.tsx';
import { Shell } from './shells/Shell.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    readonly title?: PageRow['title'];
    /** Asks for no session and leaves no name of the page in a list of visits. */
    readonly isSealed?: boolean;
  }
}

const shellNames: readonly ShellName[] = ['public', 'sealed', 'company', 'desk', 'expert', 'administration'];

function buildTree() {
  const root = createRootRoute({ component: Root, notFoundComponent: NotFoundInShell, errorComponent: PageFault });
  const shells = shellNames.map((name) => {
    const shell = createRoute({ getParentRoute: () => root, id: name, component: () => <Shell name={name} /> });
    const children = pages
      .filter((page) => page.shell === name)
      .map((page) =>
        createRoute({
          getParentRoute: () => shell,
          path: page.path.replace(/:([A-Za-z]+)/g, '$$$1'),
          component: lazyRouteComponent(async () => ({ default: await page.load() })),
          errorComponent: PageFault,
          staticData: { title: page.title, isSealed: name === 'sealed' },
        }),
      );
    return shell.addChildren(children);
  });
  return root.addChildren(shells);
}

/** An unknown address, in the shell of a visitor. */
function NotFoundInShell() {
  return (
    <Shell name="public">
      <NotFound />
    </Shell>
  );
}

/** With the browser's own history, or another's: of a page that is rendered ahead. */
export function buildRouter(history?: RouterHistory) {
  return createRouter({
    ...(history === undefined ? {} : { history }),
    routeTree: buildTree(),
    defaultPreload: 'intent',
    defaultPreloadDelay: 60,
    // Without a window there is nothing to scroll, and the router would write a script into the page.
    scrollRestoration: history === undefined,
    // Plain strings in the address: what a person can read, type and send to a colleague.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (query) => {
      const text = new URLSearchParams(
        Object.entries(query).flatMap(([name, value]) =>
          value === undefined || value === '' ? [] : [[name, String(value)]],
        ),
      ).toString();
      return text === '' ? '' : `?${text}`;
    },
  });
}
