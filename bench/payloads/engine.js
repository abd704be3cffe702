import { join } from 'node:path';
import { buildEngine } from '../../scripts/prepare/engine.js';
import { cacheFolder } from '../captures.js';

export const engineFolder = join(cacheFolder, 'engine');

export const buildParts = () =>
  buildEngine(engineFolder, {
    read: 'src/engine/read-capture.ts',
    open: 'src/engine/payloads/decode/open-request.ts',
    find: 'src/engine/payloads/find.ts',
    bridge: 'src/engine/payloads/rules/bridge.ts'
  });
