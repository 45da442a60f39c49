import { lists } from '@boru/contract/words';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchFile } from '#lib/download';
import { useFormats } from '#lib/formats';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { notify } from '#lib/notices';
import { Button } from '#ui/Button';
import { RadioGroup } from '#ui/Choices';
import { DescriptionList } from '#ui/DescriptionList';
import { Fault } from '#ui/ErrorState';
import { Actions, FormStack, Section } from '#ui/Page';
import { TextArea } from '#ui/TextField';
import { type Month, signReview, type Wish } from './api.ts';
import { reviewMessages } from './messages.ts';

/** The signature of a month, or the form that leads to it. */
export function Signing({ shown }: { shown: Month }) {
  return shown.review === null ? <SignForm shown={shown} /> : <Signed shown={shown} review={shown.review} />;
}

function Signed({ shown, review }: { shown: Month; review: NonNullable<Month['review']> }) {
  const t = useText(reviewMessages);
  const pick = usePick();
  const formats = useFormats();
  const taking = useMutation({ mutationFn: () => fetchFile(`/api/evidence/reviews/${shown.month}/paper`) });
  return (
    <Section title={t.signedTitle}>
      <DescriptionList
        items={[
          { name: t.verdict, value: pick(lists.reviewVerdict[review.verdict]) },
          ...(review.findings === '' ? [] : [{ name: t.findings, value: review.findings }]),
          ...(review.measures === '' ? [] : [{ name: t.measures, value: review.measures }]),
          { name: t.by, value: review.reviewedBy },
          { name: t.signedAt, value: formats.dateTime(review.signedAt) },
        ]}
      />
      {taking.error === null ? null : <Fault error={taking.error} />}
      <Actions>
        <Button isPending={taking.isPending} onPress={() => taking.mutate()}>
          {t.paper}
        </Button>
      </Actions>
    </Section>
  );
}

function SignForm({ shown }: { shown: Month }) {
  const t = useText(reviewMessages);
  const pick = usePick();
  const client = useQueryClient();
  const [verdict, setVerdict] = useState<Wish['verdict']>('nothing');
  const [findings, setFindings] = useState('');
  const [measures, setMeasures] = useState('');
  const [isMissing, setMissing] = useState(false);
  const signing = useMutation({
    mutationFn: () => signReview(shown.month, { verdict, findings: findings.trim(), measures: measures.trim() }),
    onSuccess: async () => {
      notify({ tone: 'success', title: t.signed });
      await client.invalidateQueries({ queryKey: ['reviews'] });
    },
  });
  const isWhole = verdict === 'nothing' || (findings.trim() !== '' && measures.trim() !== '');
  return (
    <Section title={t.sign} lead={t.signLead}>
      <FormStack>
        <RadioGroup
          label={t.verdict}
          options={(['nothing', 'found'] as const).map((id) => ({ id, label: pick(lists.reviewVerdict[id]) }))}
          value={verdict}
          onChange={(id) => setVerdict(id === 'found' ? 'found' : 'nothing')}
        />
        <Said
          findings={findings}
          onFindings={setFindings}
          measures={measures}
          onMeasures={setMeasures}
          isNeeded={verdict === 'found'}
          isMissing={isMissing}
        />
        {signing.error === null ? null : <Fault error={signing.error} wrote />}
        <Actions>
          <Button
            look="primary"
            isPending={signing.isPending}
            onPress={() => {
              setMissing(!isWhole);
              if (isWhole) signing.mutate();
            }}
          >
            {t.signGo}
          </Button>
        </Actions>
      </FormStack>
    </Section>
  );
}

interface SaidProps {
  readonly findings: string;
  readonly onFindings: (text: string) => void;
  readonly measures: string;
  readonly onMeasures: (text: string) => void;
  readonly isNeeded: boolean;
  readonly isMissing: boolean;
}

function Said({ findings, onFindings, measures, onMeasures, isNeeded, isMissing }: SaidProps) {
  const t = useText(reviewMessages);
  const fault = (text: string, words: string) => (isMissing && isNeeded && text.trim() === '' ? words : undefined);
  return (
    <>
      <TextArea
        label={t.findings}
        description={t.findingsHint}
        value={findings}
        onChange={onFindings}
        maxCharacters={4000}
        rows={4}
        isRequired={isNeeded}
        error={fault(findings, t.findingsNeeded)}
      />
      <TextArea
        label={t.measures}
        description={t.measuresHint}
        value={measures}
        onChange={onMeasures}
        maxCharacters={2000}
        rows={3}
        isRequired={isNeeded}
        error={fault(measures, t.measuresNeeded)}
      />
    </>
  );
}
