import type { Page } from '../../app/page.ts';
import { pages as trace } from './trace/pages.ts';

export const pages: readonly Page[] = [...trace];
