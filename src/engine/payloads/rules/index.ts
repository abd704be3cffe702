import {
  googleAnalytics4,
  googleAnalyticsCookie,
  googleMeasurement,
  universalAnalytics
} from './google-analytics.ts';
import { metaAppEvents, metaCookie, metaPixel } from './meta.ts';
import type { Rule } from './rule.ts';
import { sensorsAnalytics, sensorsCookie } from './sensors-analytics.ts';
import { umeng, umengWeb } from './umeng.ts';
import { xiaomiBrowser } from './xiaomi-browser.ts';
import { xiaomiOneTrack } from './xiaomi-onetrack.ts';
import { yandexAppMetrica } from './yandex-appmetrica.ts';
import { yandexCookie, yandexMetrica } from './yandex-metrica.ts';

export const rules: readonly Rule[] = [
  sensorsAnalytics,
  sensorsCookie,
  xiaomiBrowser,
  xiaomiOneTrack,
  googleAnalytics4,
  googleMeasurement,
  universalAnalytics,
  googleAnalyticsCookie,
  metaPixel,
  metaAppEvents,
  metaCookie,
  yandexMetrica,
  yandexCookie,
  yandexAppMetrica,
  umeng,
  umengWeb
];
