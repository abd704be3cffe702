import * as m from '#words/messages/messages.js';
import type { FlowLevel } from '../../state/flow-levels.ts';

const names: Readonly<Record<FlowLevel, () => string>> = {
  app: m.flow_app,
  page: m.flow_page,
  kind: m.flow_kind,
  host: m.flow_host,
  company: m.flow_party,
  country: m.flow_place
};

/** What stands over a level. */
export const levelName = (level: FlowLevel): string => names[level]();
