// A page as data. `web/modules/<name>/desk.ts(x)` exports `pages: Page[]`; being there is all it takes to be found.
import type { ComponentType } from 'react';
import type { IconName } from '../design/icon.tsx';
import type { Text } from '../design/locale.ts';

export type Face = 'desk' | 'portal' | 'driver';

/** Groups of the desk's menu, in their order. */
export const MENU_GROUPS = {
  work: { zh: '日常', en: 'Work' },
  claims: { zh: '退换与追偿', en: 'Claims and recoveries' },
  deliveries: { zh: '订单与配送', en: 'Orders and deliveries' },
  lots: { zh: '批次与食品安全', en: 'Lots and food safety' },
  money: { zh: '账款', en: 'Money' },
  promises: { zh: '承诺与合同', en: 'Promises' },
  goods: { zh: '商品与价格', en: 'Goods' },
  relations: { zh: '客户与人员', en: 'People' },
  system: { zh: '系统', en: 'System' },
} as const satisfies Record<string, Text>;
export type MenuGroup = keyof typeof MENU_GROUPS;

export type Page = {
  readonly face: Face;
  /** Inside the face, with `$name` places: `/cases/$caseId`. */
  readonly path: string;
  readonly title: Text;
  /** Left menu of the desk, bottom bar of the phones. The lowest orders come first (and into the bar at 390 px). */
  readonly menu?: { readonly order: number; readonly icon: IconName; readonly group?: MenuGroup };
  /** Whoever lacks it neither sees the menu entry nor gets the page. */
  readonly permission?: string;
  /** Shown without sign-in and without the shell. */
  readonly open?: boolean;
  /** The file's default export, loaded when first needed. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
};

export type PageFile = { readonly pages: readonly Page[] };

export const pagesOf = (files: Readonly<Record<string, PageFile>>): Page[] => Object.values(files).flatMap((file) => file.pages);

type MenuPage = Page & { readonly menu: NonNullable<Page['menu']> };

export const menuOf = (pages: readonly Page[], can: (permission: string) => boolean): MenuPage[] =>
  pages
    .filter((page): page is MenuPage => page.menu !== undefined && (!page.permission || can(page.permission)))
    .sort((a, b) => a.menu.order - b.menu.order);
