import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { NotFound } from './NotFound.tsx';
import { PageFault } from './PageFault.tsx';
import { Root } from './Root.tsx';
import { type PageRow, pages, type ShellName } from './routes.tsx';
import { Shell } from './shells/Shell.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    readonly title?: PageRow['title'];
  }
}

const shellNames: readonly ShellName[] = ['public', 'company', 'desk', 'administration'];

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
          staticData: { title: page.title },
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

export function buildRouter() {
  return createRouter({
    routeTree: buildTree(),
    defaultPreload: 'intent',
    defaultPreloadDelay: 60,
    scrollRestoration: true,
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
