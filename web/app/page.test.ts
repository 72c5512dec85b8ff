import { expect, test } from 'vitest';
import { menuOf, type Page } from './page.ts';

const load = () => Promise.reject(new Error('not opened here'));
const page = (path: string, rest: Partial<Page>): Page => ({ face: 'desk', path, title: { zh: path, en: path }, load, ...rest });

test('the menu has the pages the user may open, in their order', () => {
  const pages = [
    page('/plans', { menu: { order: 50, icon: 'plan' }, permission: 'plans.read' }),
    page('/', { menu: { order: 10, icon: 'queue' } }),
    page('/outbox', { menu: { order: 20, icon: 'outbox' }, permission: 'outbox.read' }),
    page('/cases/$caseId', {}),
  ];
  expect(menuOf(pages, (permission) => permission === 'plans.read').map(({ path }) => path)).toEqual(['/', '/plans']);
});
