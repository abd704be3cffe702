import { alibabaAplus } from './alibaba-aplus.ts';
import { amplitude } from './amplitude.ts';
import { baiduMobile, baiduTongji } from './baidu-tongji.ts';
import { byteDanceAppLog, byteDanceWeb } from './bytedance-applog.ts';
import {
  googleAnalytics4,
  googleAnalyticsCookie,
  googleMeasurement,
  universalAnalytics
} from './google-analytics.ts';
import { liveInternet } from './liveinternet.ts';
import { mailRuCounter } from './mail-ru-counter.ts';
import { matomo } from './matomo.ts';
import { metaAppEvents, metaCookie, metaPixel } from './meta.ts';
import { mixpanel } from './mixpanel.ts';
import type { Rule } from './rule.ts';
import { segment } from './segment.ts';
import { sensorsAnalytics, sensorsCookie } from './sensors-analytics.ts';
import { tencentBeacon, tencentMta } from './tencent.ts';
import { tiktokPixel } from './tiktok-pixel.ts';
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
  umengWeb,
  baiduTongji,
  baiduMobile,
  alibabaAplus,
  byteDanceAppLog,
  byteDanceWeb,
  tencentBeacon,
  tencentMta,
  mailRuCounter,
  liveInternet,
  tiktokPixel,
  amplitude,
  mixpanel,
  segment,
  matomo
];
