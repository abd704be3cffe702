import { china } from './china.ts';
import { phones } from './phones.ts';
import type { CompanyRow } from './row.ts';

export const companyRows: readonly CompanyRow[] = [...phones, ...china];
