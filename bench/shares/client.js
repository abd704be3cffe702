import { Agent, request } from 'node:http';

/** Clients that keep their connections, as browsers do. */
export const clientsOf = (origin, count) => {
  const agent = new Agent({ keepAlive: true, maxSockets: count });

  /**
   * Rejects where the connection breaks before the whole answer was there.
   * @returns {Promise<{ status: number, bytes: Buffer }>}
   */
  const ask = (method, path, { headers = {}, body = undefined } = {}) =>
    new Promise((resolve, reject) => {
      const asked = request(`${origin}${path}`, { method, headers, agent }, (response) => {
        const pieces = [];
        response.on('data', (piece) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode, bytes: Buffer.concat(pieces) }));
      });
      asked.on('error', reject);
      asked.end(body);
    });

  const made = { 'content-type': 'application/octet-stream', 'whither-expires': 'never' };
  return {
    /** @returns {Promise<{ id: string, deleteToken: string }>} */
    write: async (bytes) => {
      const { status, bytes: answer } = await ask('POST', '/api/shares', { headers: made, body: bytes });
      if (status !== 201) throw new Error(`a share was refused (${status}): ${answer}`);
      return JSON.parse(answer.toString());
    },
    read: (id) => ask('GET', `/api/shares/${id}`),
    remove: (id, token) =>
      ask('DELETE', `/api/shares/${id}`, { headers: { authorization: `Bearer ${token}` } }),
    close: () => agent.destroy()
  };
};

/** `count` clients take turns from 0 up to `turns`; `act` is given the number of the turn. */
export const inTurns = async (count, turns, act) => {
  let next = 0;
  const client = async () => {
    while (next < turns) await act(next++);
  };
  await Promise.all(Array.from({ length: count }, client));
};
