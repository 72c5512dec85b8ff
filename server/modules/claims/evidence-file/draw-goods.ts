// Goods in an evidence file: what was ordered, picked, weighed, refused and claimed; lots; what came back and became of it.
import { type Cell, type Column, dataTable, heading, keyValues, type Piece, paragraph } from '../../../platform/documents/public.ts';
import { SIGNER_ROLES } from '../../deliveries/public.ts';
import { REASONS } from '../claim.ts';
import { DISPOSITIONS, FINDINGS, PARCEL_STATES } from '../goods/goods.ts';
import { ENTRY_KINDS } from '../ledger.ts';
import type { EvidenceFile } from './gather.ts';
import type { Dock, DockLine } from './read-dock.ts';
import { amount, celsius, grams, named, percent, when } from './say.ts';

const right = (header: string, width: Column['width'] = 'auto'): Column => ({ header, width, align: 'right' });

export const goodsPieces = (file: EvidenceFile): Piece[] =>
  file.docks.length === 0 ? [paragraph('本申请不涉及送货单上的货物。', 'muted')] : file.docks.flatMap((dock) => dockPieces(dock, file));

function dockPieces(dock: Dock, file: EvidenceFile): Piece[] {
  const columns = [{ header: '商品' }, ...WEIGHTS.map(({ header }) => right(header)), right('申请'), right('同意'), right('已办')];
  const rows = dock.lines.map((line) => [
    { text: line.product, sub: [line.spec, line.lot ? `送货单批号 ${line.lot}` : ''].filter(Boolean).join('　') },
    ...WEIGHTS.map(({ cell }) => cell(line)),
    ...claimedOf(line, file),
  ]);
  return [heading(`送货单 ${dock.number}　${dock.deliveryOn}`, 3), keyValues(dockPairs(dock, file)), dataTable(columns, rows)];
}

function dockPairs(dock: Dock, { edition }: EvidenceFile): [string, string][] {
  const outside = edition === 'outside';
  const people = outside ? dock.signers.map(({ role }) => named(SIGNER_ROLES, role)) : dock.signers.map(signer);
  const alone = dock.signers.some(({ name }) => name === dock.receiver) ? [] : [dock.receiver ?? '—'];
  const receivers = outside ? [dock.receiver === null ? '—' : '已签收，原件存我公司'] : alone;
  return [
    ['到达', when(dock.arrivedAt)],
    ['验收', when(dock.acceptedAt)],
    ['车辆', dock.vehicle ?? '—'],
    ['到货温度', dock.temperatures.map(({ tenthsCelsius, at }) => `${celsius(tenthsCelsius)}（${when(at)}）`).join('；') || '未记录'],
    ['签收人', [...receivers, ...people].join('、')],
    ['验收备注', (outside ? '' : dock.remark) || '—'],
  ];
}
const signer = ({ name, role }: Dock['signers'][number]): string => `${name}（${named(SIGNER_ROLES, role)}）`;

const WEIGHTS: readonly { readonly header: string; readonly cell: (line: DockLine) => Cell }[] = [
  { header: '订货', cell: ({ ordered, unit }) => amount(ordered, unit) },
  { header: '拣货', cell: ({ picked, unit }) => amount(picked, unit) },
  { header: '毛重', cell: ({ gross }) => grams(gross) },
  { header: '皮重', cell: ({ tare }) => grams(tare) },
  { header: '净重', cell: ({ net, said }) => (said === null ? grams(net) : { text: grams(net), sub: `客户秤 ${grams(said)}` }) },
  { header: '扣减', cell: ({ deductBp }) => (deductBp ? percent(deductBp) : '—') },
  { header: '验收', cell: ({ accepted, unit }) => amount(accepted, unit) },
  {
    header: '拒收',
    cell: ({ accepted, picked, ordered, unit, reason }) => {
      const refused = accepted === null ? 0 : Math.max(0, (picked ?? ordered) - accepted);
      const why = reason === null ? {} : { sub: named(REASONS, reason) };
      return refused === 0 ? '—' : { text: amount(refused, unit), ...why };
    },
  },
];

function claimedOf({ lineId, unit }: DockLine, { claim }: EvidenceFile): Cell[] {
  const own = claim.items.filter(({ noteLineId }) => noteLineId === lineId);
  const sum = (pick: (item: (typeof own)[number]) => number | null): string => {
    const known = own.flatMap((item) => pick(item) ?? []);
    return known.length === 0
      ? '—'
      : amount(
          known.reduce((all, one) => all + one, 0),
          unit,
        );
  };
  return [sum(({ requested }) => requested), sum(({ approved }) => approved), sum(({ given }) => given)];
}

export function lotPieces({ lots, docks, edition }: EvidenceFile): Piece[] {
  const lines = docks.flatMap((dock) => dock.lines.map(({ lineId, product }) => [lineId, `${product}（${dock.number}）`] as const));
  const onLines = new Map(lines);
  const columns: Column[] = [
    { header: '批次', width: 'auto' },
    { header: '供应商批号', width: 'auto' },
    ...(edition === 'customer' ? [] : [{ header: '供应商' }]),
    { header: '产地' },
    { header: '进货', width: 54 },
    { header: '生产', width: 54 },
    { header: '到期', width: 54 },
    ...(edition === 'customer' ? [] : [right('进货温度', 44)]),
    { header: '所在行' },
  ];
  const rows = lots.map((lot) => [
    lot.possible ? { text: lot.number, sub: '可能（混放，无法确定）' } : lot.number,
    lot.supplierLot ?? (lot.dayLot ? '无（日批号）' : '—'),
    ...(edition === 'customer' ? [] : [lot.supplier ?? '—']),
    lot.origin || '—',
    lot.receivedOn,
    lot.producedOn ?? '—',
    lot.expiresOn ?? '—',
    ...(edition === 'customer' ? [] : [lot.tenthsCelsius === null ? '—' : celsius(lot.tenthsCelsius)]),
    lot.lineIds.flatMap((id) => onLines.get(id) ?? []).join('、') || '—',
  ]);
  return [dataTable(columns, rows, '没有登记批次')];
}

const GONE = { ...DISPOSITIONS, 'at-site': { zh: '就地销毁' } };

export function backPieces({ goods: { parcels, gone }, edition, claim }: EvidenceFile): Piece[] {
  if (parcels.length === 0 && gone.length === 0) return [];
  const product = new Map(claim.items.map((item) => [item.itemId, item.product]));
  const shows = edition !== 'customer';
  const back = dataTable(
    [
      { header: '退货件', width: 'auto' },
      { header: '商品' },
      right('应取'),
      right('取回'),
      right('到仓'),
      { header: '到仓时间', width: 'auto' },
      { header: '状态' },
      ...(shows ? [{ header: '检查结论' }] : []),
    ],
    parcels.map(({ itemId, number, unit, expected, collected, received, receivedAt, state, finding, unsafe }) => [
      number,
      product.get(itemId) ?? '—',
      amount(expected, unit),
      amount(collected, unit),
      amount(received, unit),
      when(receivedAt),
      unsafe ? { text: named(PARCEL_STATES, state), sub: '不得再销售', tone: 'bad' as const } : named(PARCEL_STATES, state),
      ...(shows ? [finding === null ? '—' : named(FINDINGS, finding)] : []),
    ]),
    '没有货物取回',
  );
  if (gone.length === 0) return [back];
  const ends = dataTable(
    [
      { header: '时间', width: 'auto' },
      { header: '处置' },
      { header: '商品' },
      right('数量'),
      right('称重'),
      { header: '地点' },
      { header: '见证人' },
      { header: '事先报告' },
    ],
    gone.map((one) => [
      when(one.at),
      named(GONE, one.how),
      product.get(one.itemId) ?? '—',
      amount(one.amount, one.unit),
      grams(one.weight),
      one.place || '—',
      edition === 'internal' && one.names.length > 0 ? one.names.join('、') : `${one.witnesses} 人`,
      one.reportedAt === null ? '—' : `${when(one.reportedAt)}${one.reportedTo && edition === 'internal' ? `　${one.reportedTo}` : ''}`,
    ]),
  );
  return [back, ends];
}

export function ledgerPieces({ claim: { entries, items, id }, edition }: EvidenceFile): Piece[] {
  const lines = new Map(items.map((item) => [item.lineId, item]));
  const lots = new Map(items.flatMap(({ lotId, lotNumber }) => (lotId === null ? [] : [[lotId, lotNumber ?? '']])));
  const own = edition === 'internal' ? entries : entries.filter(({ claimId }) => claimId === null || claimId === id);
  return [
    dataTable(
      [
        { header: '时间', width: 'auto' },
        { header: '商品' },
        { header: '批次' },
        { header: '登记' },
        right('数量'),
        { header: '申请', width: 'auto' },
      ],
      own.map(({ occurredAt, lineId, lotId, kind, amount: value, claimNumber }) => {
        const item = lines.get(lineId);
        return [
          when(occurredAt),
          item?.product ?? '—',
          lotId === null ? '—' : (lots.get(lotId) ?? '—'),
          ENTRY_KINDS[kind].zh,
          item ? amount(value, item.unit) : '—',
          claimNumber ?? '—',
        ];
      }),
    ),
  ];
}
