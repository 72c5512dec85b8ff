// The customer's side of month end: the score sheet, the statement, appeals to answer and the package to keep.
import type { Page } from '../../app/page.ts';

const title = { zh: '月结', en: 'Month end' };
const permission = 'settlement.follow-statements';

export const pages: readonly Page[] = [
  { face: 'portal', path: '/months', title, permission, menu: { order: 55, icon: 'chart' }, load: () => import('./portal-months-page.tsx') },
  // The code on a printed sheet leads here without sign-in.
  { face: 'portal', path: '/m/$token', title, permission, load: () => import('./portal-months-page.tsx') },
  { face: 'portal', path: '/months/$month', title, permission, load: () => import('./portal-month-page.tsx') },
  {
    face: 'portal',
    path: '/months/scores/$period',
    title: { zh: '考核评分表', en: 'Score sheet' },
    permission: 'settlement.read-own-scores',
    load: () => import('./portal-score-page.tsx'),
  },
  {
    face: 'portal',
    path: '/months/statements/$statementId',
    title: { zh: '对账单', en: 'Statement' },
    permission,
    load: () => import('./portal-statement-page.tsx'),
  },
  {
    face: 'portal',
    path: '/months/appeals/$appealId',
    title: { zh: '申诉', en: 'Appeal' },
    permission: 'settlement.follow-appeals',
    load: () => import('./portal-appeal-page.tsx'),
  },
];
