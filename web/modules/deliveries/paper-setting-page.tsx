// How this company prints: form, prices, label size, the specimen of its stamp.
import { Button, Checkbox, Form, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useGo } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { fileUrl } from '../../client/upload.ts';
import { PageHeader, Section } from '../../design/controls.tsx';
import { FORM_CODES, FORMS, LABEL_SIZE_CODES, LABEL_SIZES, type LabelSize, type Form as Paper } from './paper-labels.ts';
import '../../design/desk/desk-parts.css';
import { useSay, useTexts } from '../../design/locale.ts';
import { FileDrop } from '../../design/photo-capture.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import './desk.css';

const texts = {
  title: { zh: '打印设置', en: 'How we print' },
  back: { zh: '返回打印中心', en: 'Back to the print centre' },
  defaults: { zh: '默认纸张', en: 'Paper by default' },
  form: { zh: '送货单', en: 'Notes' },
  prices: { zh: '显示单价与金额', en: 'Show prices' },
  copies: { zh: 'A4 时三联各打一张', en: 'On A4 a sheet for each copy' },
  label: { zh: '标签', en: 'Labels' },
  stamp: { zh: '打印章样', en: 'Specimen of the stamp' },
  stampDo: {
    zh: '公司章的图片，印在送货单左下角，上方固定印“打印章样”四字：它不是盖章，收货单位仍以实盖的章为准。',
    en: 'A picture of the company stamp, printed at the lower left with the words “specimen” above it: it is no stamp.',
  },
  stampDrop: { zh: '把章的图片拖到这里，或点击选择（PNG、JPG）', en: 'Drop a picture of the stamp here (PNG, JPG)' },
  remove: { zh: '不再打印章样', en: 'Print no specimen' },
  noStamp: { zh: '没有章样。', en: 'None.' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存，之后的打印按此执行。', en: 'Saved; prints follow from now on.' },
  ask: { zh: '由系统管理员或总经理修改。', en: 'Administrators change this.' },
};

type Setting = Answer<typeof api.deliveries.paperSetting>;

export default function PaperSettingPage() {
  const t = useTexts(texts);
  const go = useGo();
  const read = useRead(api.deliveries.paperSetting, {});
  return (
    <>
      <PageHeader title={t('title')} onBack={() => go('/print')} back={t('back')} />
      <WhenRead read={read}>{(setting) => <SettingForm key={JSON.stringify(setting)} setting={setting} />}</WhenRead>
    </>
  );
}

function SettingForm({ setting }: { readonly setting: Setting }) {
  const t = useTexts(texts);
  const say = useSay();
  const { can, ...kept } = setting;
  const [values, setValues] = useState(kept);
  const uploads = useUploads((ids) => ids.length > 0 && change({ stampFileId: ids.at(-1) ?? null }));
  const save = useSubmit(api.deliveries.setPaper, { refresh: ['deliveries'] });
  const change = (part: Partial<typeof kept>) => setValues((now) => ({ ...now, ...part }));
  return (
    <Form layout="vertical" disabled={!can.change} style={{ maxWidth: 720 }}>
      <div className="stack">
        {!can.change && <p className="quiet">{t('ask')}</p>}
        <Section title={t('defaults')} icon="print">
          <Form.Item label={t('form')}>
            <Select<Paper>
              value={values.form}
              onChange={(form) => change({ form })}
              options={FORM_CODES.map((form) => ({ value: form, label: say(FORMS[form]) }))}
              aria-label={t('form')}
            />
          </Form.Item>
          <Form.Item label={t('label')}>
            <Segmented<LabelSize>
              value={values.labelSize}
              onChange={(labelSize) => change({ labelSize })}
              options={LABEL_SIZE_CODES.map((size) => ({ value: size, label: say(LABEL_SIZES[size]) }))}
            />
          </Form.Item>
          <div className="stack" style={{ gap: 6 }}>
            <Checkbox checked={values.prices} onChange={({ target }) => change({ prices: target.checked })}>
              {t('prices')}
            </Checkbox>
            <Checkbox checked={values.copies === 3} onChange={({ target }) => change({ copies: target.checked ? 3 : 1 })}>
              {t('copies')}
            </Checkbox>
          </div>
        </Section>
        <Section title={t('stamp')} icon="shield">
          <p className="quiet">{t('stampDo')}</p>
          {values.stampFileId ? (
            <div className="row" style={{ marginBlock: 12 }}>
              <img src={fileUrl(values.stampFileId)} alt={t('stamp')} style={{ width: 120, height: 120, objectFit: 'contain', background: '#fff' }} />
              {can.change && <Button onClick={() => change({ stampFileId: null })}>{t('remove')}</Button>}
            </div>
          ) : (
            <p>{t('noStamp')}</p>
          )}
          {can.change && (
            <FileDrop uploads={uploads} accept="image/png,image/jpeg">
              {t('stampDrop')}
            </FileDrop>
          )}
        </Section>
        <Refused error={save.error} />
        {can.change && (
          <div className="row">
            <Button type="primary" loading={save.isPending} disabled={uploads.busy} onClick={() => save.mutate(values)}>
              {t('save')}
            </Button>
            {save.isSuccess && <span role="status">{t('saved')}</span>}
          </div>
        )}
      </div>
    </Form>
  );
}
