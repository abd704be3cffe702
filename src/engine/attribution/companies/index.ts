import { americaKits } from './america-kits.ts';
import { america } from './america.ts';
import { asia } from './asia.ts';
import { chinaKits } from './china-kits.ts';
import { china } from './china.ts';
import { europe } from './europe.ts';
import { networks } from './networks.ts';
import { phones } from './phones.ts';
import type { CompanyRow } from './row.ts';
import { russia } from './russia.ts';

export const companyRows: readonly CompanyRow[] = [
  ...phones,
  ...china,
  ...chinaKits,
  ...asia,
  ...russia,
  ...europe,
  ...america,
  ...americaKits,
  ...networks
];
