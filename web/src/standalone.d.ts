/** A script bundled with all it imports, as text: `?standalone` in vite.config.ts. */
declare module '*?standalone' {
  const script: string;
  export default script;
}
