import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/print.css';
import { App } from './App.tsx';
import { buildRouter } from './router.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
// The page's own script and the answer where we are come first: what stands prerendered stays until then.
const router = buildRouter();
await router.load();
flushSync(() =>
  createRoot(root).render(
    <StrictMode>
      <App router={router} />
    </StrictMode>,
  ),
);
root.inert = false;
