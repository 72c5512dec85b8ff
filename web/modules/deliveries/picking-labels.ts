// Words for the codes of picking and loading. Typed by the server's own lists: a code without a word does not compile.
import type { Difference, Warning, WaveState } from '../../../server/modules/deliveries/picking/wave.ts';
import type { Text } from '../../design/locale.ts';

export const waveLabels: Readonly<Record<WaveState, Text>> = {
  open: { zh: '待分拣', en: 'Open' },
  picking: { zh: '分拣中', en: 'Picking' },
  done: { zh: '已完成', en: 'Done' },
};

export const differenceLabels: Readonly<Record<Difference, Text>> = {
  missing: { zh: '缺', en: 'Missing' },
  extra: { zh: '多', en: 'Extra' },
  swapped: { zh: '装错', en: 'Wrong item' },
  damaged: { zh: '破损', en: 'Damaged' },
};

export const warningLabels: Readonly<Record<Warning, Text>> = {
  'window-conflict': { zh: '时间窗赶不上', en: 'Window cannot be met' },
  'too-warm': { zh: '车温不够冷', en: 'Van too warm' },
  'over-weight': { zh: '超重', en: 'Too heavy' },
  'over-crates': { zh: '筐装不下', en: 'Too many crates' },
  'no-driver': { zh: '还没有司机', en: 'No driver yet' },
  'driver-elsewhere': { zh: '司机还在别的车上', en: 'Driver is on another van too' },
};
