// The desk's pages of cases. The queue is the home of everybody who works on them.
import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  {
    face: 'desk',
    path: '/',
    title: { zh: '待办队列', en: 'Queue' },
    permission: 'cases.read',
    menu: { order: 10, icon: 'queue', group: 'work' },
    load: () => import('./queue-page.tsx'),
  },
  {
    face: 'desk',
    path: '/paste',
    title: { zh: '粘贴开单', en: 'Paste box' },
    permission: 'cases.open',
    menu: { order: 12, icon: 'paste', group: 'work' },
    load: () => import('./paste-page.tsx'),
  },
  {
    face: 'desk',
    path: '/cases/new',
    title: { zh: '登记来电', en: 'Register a call' },
    permission: 'cases.open',
    menu: { order: 14, icon: 'phone', group: 'work' },
    load: () => import('./new-case-page.tsx'),
  },
  {
    face: 'desk',
    path: '/dock',
    title: { zh: '验收异常', en: 'Dock exceptions' },
    permission: 'cases.handle-dock',
    menu: { order: 15, icon: 'alert', group: 'work' },
    load: () => import('./dock-page.tsx'),
  },
  {
    face: 'desk',
    path: '/asks',
    title: { zh: '部门核查', en: 'Department asks' },
    permission: 'cases.answer-department',
    menu: { order: 16, icon: 'chat', group: 'work' },
    load: () => import('./asks-page.tsx'),
  },
  {
    face: 'desk',
    path: '/search',
    title: { zh: '查找售后单', en: 'Search cases' },
    permission: 'cases.read',
    menu: { order: 40, icon: 'search', group: 'work' },
    load: () => import('./search-page.tsx'),
  },
  { face: 'desk', path: '/cases/$caseId', title: { zh: '售后单', en: 'Case' }, permission: 'cases.read', load: () => import('./case-page.tsx') },
];
