// Pages of alerts and recalls, room by room.
import type { Page } from '../../app/page.ts';
import { pages as alerts } from './alerts/pages.ts';
import { pages as recall } from './recall/pages.ts';

export const pages: readonly Page[] = [...alerts, ...recall];
