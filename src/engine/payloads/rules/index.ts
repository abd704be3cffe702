import type { Rule } from './rule.ts';
import { sensorsAnalytics, sensorsCookie } from './sensors-analytics.ts';

export const rules: readonly Rule[] = [sensorsAnalytics, sensorsCookie];
