import * as m from '#words/messages/messages.js';
import type { ViewName } from '../permalink/permalink.ts';
import { isTable, type TableName } from '../state/tables.ts';
import { viewTitle } from './view-titles.ts';

/** All tables stand under one tab. */
export type TabName = Exclude<ViewName, TableName> | 'tables';

export const tabNames: readonly TabName[] = [
  'map',
  'flow',
  'timeline',
  'matrix',
  'network',
  'tables',
  'findings'
];

export const tabOf = (view: ViewName): TabName => (isTable(view) ? 'tables' : view);

export const tabTitle = (tab: TabName): string => (tab === 'tables' ? m.tables_tab() : viewTitle(tab));
