// A weekly visit on site: where (from the phone's own position), who signed, what was said, photos.
import { App, Button, Form, Input, Select } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { upload } from '../../client/upload.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { PhotoCapture } from '../../design/photo-capture.tsx';
import { SignaturePad } from '../../design/signature-pad.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { instantOf, wallTimeOf } from '../cases/moment-field.tsx';
import type { Card } from './customer-form.tsx';
import { showMetres } from './labels.ts';

const texts = {
  title: { zh: '登记上门回访', en: 'Record a visit' },
  save: { zh: '提交回访', en: 'Submit' },
  site: { zh: '食堂', en: 'Site' },
  place: { zh: '定位', en: 'Position' },
  asking: { zh: '正在获取定位…', en: 'Asking for the position…' },
  known: { zh: '已定位，精度约 {metres}', en: 'Position known, to about {metres}' },
  denied: {
    zh: '没有获得定位权限。不带定位也能提交，凭证等级会降低。',
    en: 'No permission for the position. It can be sent without, with a lower grade.',
  },
  failed: { zh: '暂时无法定位。可重试，或不带定位提交。', en: 'No position now. Try again, or send without.' },
  insecure: { zh: '浏览器只在 https 网址下提供定位。不带定位也能提交。', en: 'Browsers give positions only over https. It can be sent without.' },
  again: { zh: '重新定位', en: 'Try again' },
  signature: { zh: '客户签字', en: 'Customer’s signature' },
  photos: { zh: '现场照片', en: 'Photos' },
  summary: { zh: '回访内容', en: 'What was said' },
  summaryDo: { zh: '菜品质量、数量、送达时间、服务态度，以及客户的要求', en: 'Quality, amounts, times, service, and wishes' },
  when: { zh: '发生时间（补录时填写）', en: 'When (if entered later)' },
  whenDo: { zh: '留空即为现在；补录须附照片或签字。', en: 'Empty means now; later entries need a photo or signature.' },
  needed: { zh: '请填写', en: 'Needed' },
  done: { zh: '回访已登记，凭证等级 {grade}', en: 'Recorded, grade {grade}' },
  doneNear: { zh: '回访已登记：距食堂 {metres}，凭证等级 {grade}', en: 'Recorded: {metres} from the site, grade {grade}' },
};

type Position =
  | { readonly state: 'asking' | 'denied' | 'failed' | 'insecure' }
  | { readonly state: 'known'; readonly longitude: number; readonly latitude: number; readonly accuracy: number };

function usePosition() {
  const [position, setPosition] = useState<Position>({ state: 'asking' });
  const ask = useCallback(() => {
    if (!globalThis.isSecureContext || !navigator.geolocation) return setPosition({ state: 'insecure' });
    setPosition({ state: 'asking' });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setPosition({ state: 'known', longitude: coords.longitude, latitude: coords.latitude, accuracy: coords.accuracy }),
      (error) => setPosition({ state: error.code === error.PERMISSION_DENIED ? 'denied' : 'failed' }),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    );
  }, []);
  useEffect(ask, [ask]);
  return { position, ask };
}

type Fields = { readonly siteId: string; readonly summary?: string; readonly when?: string };

export function VisitForm({ card, onClose }: { readonly card: Card; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const { message } = App.useApp();
  const { position, ask } = usePosition();
  const photos = useUploads();
  const [signature, setSignature] = useState<File | null>(null);
  const [failed, setFailed] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const visit = useSubmit(api.customers.visit, {
    done: ({ metres, grade }) => {
      void message.success(metres === null ? t('done', { grade }) : t('doneNear', { grade, metres: showMetres(metres, locale) }));
      onClose();
    },
  });
  const submit = async ({ siteId, summary, when }: Fields) => {
    setSending(true);
    setFailed(undefined);
    try {
      const signatureFileId = signature ? (await upload(signature)).id : null;
      const place = position.state === 'known' ? { longitude: position.longitude, latitude: position.latitude } : {};
      visit.mutate({
        ...{ customerId: card.id, siteId, summary: summary ?? '', signatureFileId, files: [...photos.ids], ...place },
        ...(when ? { occurredAt: instantOf(when) } : {}),
      });
    } catch (error) {
      setFailed(error);
    } finally {
      setSending(false);
    }
  };
  const sites = card.sites.filter(({ active }) => active);
  return (
    <FormDrawer<Fields>
      title={t('title')}
      submit={t('save')}
      initial={sites[0] ? { siteId: sites[0].id } : {}}
      error={failed ?? visit.error}
      busy={sending || visit.isPending}
      ready={!photos.busy}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="siteId" label={t('site')} rules={[{ required: true, message: t('needed') }]}>
        <Select options={sites.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item label={t('place')} required>
        <Place position={position} onAgain={ask} />
      </Form.Item>
      <Form.Item name="summary" label={t('summary')} rules={[{ required: true, whitespace: true, message: t('needed') }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} placeholder={t('summaryDo')} />
      </Form.Item>
      <Form.Item label={t('signature')} required={false}>
        <SignaturePad onChange={setSignature} />
      </Form.Item>
      <Form.Item label={t('photos')}>
        <PhotoCapture uploads={photos} />
      </Form.Item>
      <Form.Item name="when" label={t('when')} extra={t('whenDo')}>
        <Input type="datetime-local" max={wallTimeOf(serverNow())} style={{ maxWidth: 240 }} />
      </Form.Item>
    </FormDrawer>
  );
}

function Place({ position, onAgain }: { readonly position: Position; readonly onAgain: () => void }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const known = position.state === 'known';
  return (
    <div className={`visit-place${known ? ' known' : ''}`} role="status">
      <Icon name={known ? 'check' : position.state === 'asking' ? 'clock' : 'alert'} size={18} />
      <span>{known ? t('known', { metres: showMetres(Math.round(position.accuracy), locale) }) : t(position.state)}</span>
      {position.state !== 'asking' && position.state !== 'insecure' && (
        <Button size="small" onClick={onAgain} style={{ marginLeft: 'auto' }}>
          {t('again')}
        </Button>
      )}
    </div>
  );
}
