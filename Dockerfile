FROM node:26-slim

WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080

COPY package.json package-lock.json .npmrc ./
# Production dependencies need no install scripts, so none may run.
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

COPY src ./src
COPY data ./data
RUN mkdir var && chown node:node var
USER node
VOLUME /app/var
EXPOSE 8080

HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/guard.js", "src/main.ts"]
