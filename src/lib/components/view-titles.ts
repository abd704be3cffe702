import * as m from '#words/messages/messages.js';
import type { ViewName } from '../permalink/permalink.ts';

const titles: Readonly<Record<ViewName, () => string>> = {
  map: m.view_map,
  flow: m.view_flow,
  timeline: m.view_timeline,
  matrix: m.view_matrix,
  network: m.view_network,
  findings: m.view_findings,
  hosts: m.tables_hosts,
  addresses: m.tables_addresses,
  requests: m.tables_requests,
  'every-finding': m.tables_findings,
  identifiers: m.tables_identifiers
};

/** As a view is called on its tab. */
export const viewTitle = (view: ViewName): string => titles[view]();
