// Builds the browser code: the dispatchers' board and the phone simulator, into dist/web. The app
// serves the built files under /assets/ and reads dist/web/.vite/manifest.json to find them.
import { existsSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const entries = {
  board: 'src/web/board/main.tsx',
  simulator: 'src/web/simulator/main.tsx',
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  plugins: [react()],
  resolve: {
    alias: [{ find: /^zod$/, replacement: `${import.meta.dirname}/src/web/zod-without-eval.ts` }],
  },
  build: {
    outDir: 'dist/web',
    assetsDir: 'assets',
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    // The browsers of an old laptop or phone that still gets no newer one.
    target: ['chrome90', 'edge90', 'firefox88', 'safari14.1'],
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
    },
  },
});
