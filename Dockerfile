FROM node:26-slim

WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080

# Production dependencies alone: Node comes with the image, and none of them
# needs an install script, so none may run.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

# Node runs the TypeScript itself: there is nothing to build.
COPY src ./src
COPY data ./data

# The one place that is written to: the SQLite database. A new named volume
# takes over this folder's owner.
RUN mkdir var && chown node:node var
VOLUME /app/var
USER node

EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/guard.js", "src/main.ts"]
