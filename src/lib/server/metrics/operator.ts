import { observed } from '../observed.ts';
import type { Settings } from '../settings.ts';
import type { ShareStore } from '../shares/store.ts';
import { isId } from '../shares/tokens.ts';
import { contentType, formatFamilies } from './exposition.ts';
import { jsonAnswer, plainAnswer, type Answer, type Answering } from './listener.ts';
import { processFamilies } from './process.ts';
import { storeFamilies } from './store.ts';

export interface Operated {
  readonly settings: Settings;
  store(): Promise<ShareStore>;
}

const metrics = async (desk: Operated): Promise<Answer> => {
  const ofStore = await storeFamilies(() => desk.store(), desk.settings.quotaBytes);
  const families = [...observed().families(), ...ofStore, ...processFamilies()];
  return { status: 200, type: contentType, body: formatFamilies(families) };
};

type Command = (store: ShareStore, id: string) => Promise<unknown>;

const ofOne =
  (act: (store: ShareStore, id: string) => Promise<boolean>): Command =>
  async (store, id) =>
    isId(id) ? { done: await act(store, id) } : { done: false };

/** What `scripts/shares.js` asks for. */
const commands: Readonly<Record<string, Command>> = {
  'POST /block': ofOne((store, id) => store.block(id)),
  'POST /unblock': ofOne((store, id) => store.unblock(id)),
  'POST /sweep': (store) => store.sweep(Date.now()),
  'GET /stats': (store) => store.usage()
};

/** What stands at METRICS_PORT. */
export const operatorAnswers =
  (desk: Operated): Answering =>
  async ({ method, path, sent, isOperator }) => {
    if (method === 'GET' && path === '/metrics') return metrics(desk);
    const name = `${method} ${path}`;
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) return plainAnswer(404, 'not found\n');
    if (!isOperator) return plainAnswer(403, 'only from this machine\n');
    return jsonAnswer(200, await command(await desk.store(), sent.trim()));
  };
