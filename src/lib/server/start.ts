import { listen } from './metrics/listener.ts';
import { operatorAnswers } from './metrics/operator.ts';
import { observed } from './observed.ts';
import { shareDesk } from './shares/desk.ts';

/** Checks the settings, listens for those who operate it, and opens the store. Rejects with what to change. */
export const startServing = async (): Promise<void> => {
  const desk = shareDesk();
  const { metricsHost: host, metricsPort: port } = desk.settings;
  if (port !== null) await listen({ host, port }, operatorAnswers(desk));
  // Not waited for: a database may start later than we do, and what expired goes also where nobody asks.
  desk.store().catch((error: unknown) => {
    observed().storeFailure(error, Date.now());
  });
};
