// SPDX-License-Identifier: AGPL-3.0-or-later
// Battles speak over WebSockets alone: the two other transports of the SignalR client stay out of the bundle.
const unused = /\/(LongPolling|ServerSentEvents)Transport$/;

export const webSocketOnly = {
  name: "websocket-only",
  setup(build) {
    build.onResolve({ filter: unused }, ({ path }) => ({ path, namespace: "unused-transport" }));
    build.onLoad({ filter: unused, namespace: "unused-transport" }, ({ path }) => ({ contents: `export class ${path.split("/").pop()} {}` }));
  },
};
