/** A stylesheet that esbuild puts into the bundle's own. */
declare module '*.css';
