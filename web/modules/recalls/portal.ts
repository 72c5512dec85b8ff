import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'portal',
    path: '/warnings',
    title: { zh: '暂停使用通知', en: 'Please do not use' },
    permission: 'recalls.follow-warnings',
    load: () => import('./alerts/portal-warnings-page.tsx'),
  },
  {
    face: 'portal',
    path: '/recalls',
    title: { zh: '召回通知', en: 'Recall notices' },
    permission: 'recalls.answer-notices',
    load: () => import('./recall/portal-notices-page.tsx'),
  },
  {
    face: 'portal',
    path: '/recalls/$noticeId',
    title: { zh: '召回通知', en: 'Recall notice' },
    permission: 'recalls.answer-notices',
    load: () => import('./recall/portal-notice-page.tsx'),
  },
  // The link of a notice: the token in it lets the kitchen in without sign-in.
  {
    face: 'portal',
    path: '/n/$token/recalls/$noticeId',
    title: { zh: '召回通知', en: 'Recall notice' },
    permission: 'recalls.answer-notices',
    load: () => import('./recall/portal-notice-page.tsx'),
  },
];
