// From what a new order may start: the templates of a site, the order of the same weekday, the last ones, the usual goods.
import { useTexts } from '../../design/locale.ts';
import { useDayWords } from './days.ts';
import type { Help } from './labels.ts';
import { type DraftLine, lineOf } from './order-draft.ts';

const texts = {
  template: { zh: '常用单', en: 'Template' },
  same: { zh: '上周同一天', en: 'Same day last week' },
  last: { zh: '以前的订单', en: 'Former order' },
  usual: { zh: '常订商品', en: 'Usual goods' },
  lines: { zh: '{count} 种', en: '{count} lines' },
};

export type Start = { readonly key: string; readonly label: string; readonly note: string; readonly lines: () => readonly DraftLine[] };

const RECENT = 3;

export function useStarts(help: Help | undefined): readonly Start[] {
  const t = useTexts(texts);
  const day = useDayWords();
  if (!help) return [];
  const count = (lines: readonly unknown[]) => t('lines', { count: lines.length });
  const recent = [...help.recent].sort((a, b) => Number(b.same) - Number(a.same)).slice(0, RECENT);
  return [
    ...help.templates.map(({ id, name, lines }) => ({
      key: id,
      label: `${t('template')}：${name}`,
      note: count(lines),
      lines: () => lines.map(lineOf),
    })),
    ...recent.map(({ orderId, deliveryOn, same, title, lines }) => ({
      key: orderId,
      label: `${t(same ? 'same' : 'last')}：${day(deliveryOn)}`,
      note: `${title} · ${count(lines)}`,
      lines: () => lines.map(lineOf),
    })),
    ...(help.usual.length > 0 ? [{ key: 'usual', label: t('usual'), note: count(help.usual), lines: () => help.usual.map(lineOf) }] : []),
  ];
}
