import { ROLES, type Role, STAFF_ROLES, type StaffRole } from '../../kernel/actor.ts';
import type { Permissions } from '../module.ts';

const staff = Object.keys(STAFF_ROLES) as StaffRole[];
const everyone = Object.keys(ROLES) as Role[];

export const permissions = {
  // A driver sees what he uploaded himself, not every customer's evidence.
  'files.read': { label: { zh: '查看凭证文件', en: 'See evidence files' }, roles: staff.filter((role) => role !== 'driver') },
  'files.upload': { label: { zh: '上传照片、录音和文件', en: 'Upload photos, voice and files' }, roles: everyone },
} as const satisfies Permissions;
