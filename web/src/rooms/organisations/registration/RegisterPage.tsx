import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFocusFirstInvalid } from '#lib/focus';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { safeNext, useAddressQuery } from '#lib/navigation';
import { useSession } from '#lib/session';
import { Button } from '#ui/Button';
import { ErrorState, Fault } from '#ui/ErrorState';
import { Link, LinkButton } from '#ui/Link';
import { Skeleton } from '#ui/Loading';
import { Notice } from '#ui/Notice';
import { Actions, FormStack, Page, PageHeader } from '#ui/Page';
import { Receipt } from '#ui/Receipt';
import { StepIndicator } from '#ui/Steps';
import {
  agenciesQuery,
  type ConsentText,
  consentTextQuery,
  type Place,
  placesQuery,
  type Registration,
} from '../api.ts';
import { CompanyStep } from './CompanyStep.tsx';
import { ConsentStep } from './ConsentStep.tsx';
import { type Claimed, type OnDone, type RegistrationForm, useRegistrationForm } from './form.ts';
import { registrationMessages } from './messages.ts';
import { PersonStep } from './PersonStep.tsx';

export function RegisterPage() {
  const t = useText(registrationMessages);
  const { session, known } = useSession();
  const [done, setDone] = useState<{ registration: Registration; at: string } | null>(null);
  const aside = (
    <section className="prose small">
      <h2>{t.asideTitle}</h2>
      <ul>
        {[t.asideOne, t.asideTwo, t.asideThree, t.asideFour].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
  if (done !== null) return <Registered registration={done.registration} at={done.at} />;
  return (
    <Page aside={aside}>
      <PageHeader title={t.title} lead={t.lead} />
      {!known ? (
        <Skeleton lines={8} height="60rem" />
      ) : session.kind === 'company' ? (
        <Notice title={t.already} action={<LinkButton to="/company">{t.alreadyGo}</LinkButton>} />
      ) : (
        <RegistrationFields onDone={setDone} claim={null} />
      )}
    </Page>
  );
}

export function Registered({ registration, at }: { registration: Registration; at: string }) {
  const t = useText(registrationMessages);
  const pick = usePick();
  // Somebody who came here in the middle of a request goes back to it; what was written is still there.
  const next = safeNext(useAddressQuery()['next'], '/company');
  return (
    <Page width="form">
      <Receipt
        title={t.doneTitle}
        number={registration.receiptNumber}
        at={at}
        next={t.doneNext({ agency: pick(registration.secretariat) })}
        actions={
          <>
            <LinkButton to={next} look="primary">
              {next === '/company' ? t.doneGo : t.doneContinue}
            </LinkButton>
            <LinkButton to="/account">{t.doneAccount}</LinkButton>
          </>
        }
      />
    </Page>
  );
}

/** The three things the form needs before it can be drawn: places, the secretariat, and the text of its consent. */
function useFormData() {
  const places = useQuery(placesQuery);
  const agencies = useQuery(agenciesQuery);
  const office = agencies.data?.items.find((agency) => agency.secretariat);
  const text = useQuery({
    ...consentTextQuery('businessConfirmation', office?.id ?? 0),
    enabled: office !== undefined,
  });
  const retry = () =>
    void Promise.all([places.refetch(), agencies.refetch(), office === undefined ? null : text.refetch()]);
  return { places: places.data, text: text.data, error: places.error ?? agencies.error ?? text.error, retry };
}

interface FieldsProps {
  readonly onDone: OnDone;
  readonly claim: Claimed | null;
}

export function RegistrationFields({ onDone, claim }: FieldsProps) {
  const data = useFormData();
  if (data.error !== null && data.error !== undefined) return <ErrorState error={data.error} onRetry={data.retry} />;
  if (data.places === undefined || data.text === undefined) return <Skeleton lines={8} height="60rem" />;
  return <FilledForm places={data.places} text={data.text} onDone={onDone} claim={claim} />;
}

function FilledForm({ places, text, onDone, claim }: FieldsProps & { places: Place; text: ConsentText }) {
  const t = useText(registrationMessages);
  const form = useRegistrationForm(text, onDone, claim);
  const focus = useFocusFirstInvalid(form.attempt);
  const { draft, step } = form;
  return (
    <form
      ref={focus}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormStack>
        <StepIndicator label={t.steps} steps={[t.stepCompany, t.stepPerson, t.stepConsent]} current={step} />
        {draft.restored ? (
          <Notice
            title={t.restored}
            action={
              <Button size="small" onPress={draft.clear}>
                {t.startOver}
              </Button>
            }
          />
        ) : null}
        {step === 0 && form.person === null ? (
          <p className="small">
            {t.haveAccount} <Link to="/sign-in?next=/register">{t.signIn}</Link>
          </p>
        ) : null}
        {form.error === null ? null : <Fault error={form.error} wrote />}
        <StepFields form={form} places={places} text={text} isInvited={claim !== null} />
        <Actions>
          <Button type="submit" look="primary" isPending={form.isPending}>
            {step === 2 ? t.submit : t.next}
          </Button>
          {step === 0 ? null : <Button onPress={() => form.change({ step: step - 1 })}>{t.back}</Button>}
        </Actions>
      </FormStack>
    </form>
  );
}

interface StepProps {
  readonly form: RegistrationForm;
  readonly places: Place;
  readonly text: ConsentText;
  readonly isInvited: boolean;
}

function StepFields({ form, places, text, isInvited }: StepProps) {
  const t = useText(registrationMessages);
  const { draft, change, fault } = form;
  if (form.step === 0)
    return <CompanyStep draft={draft.value} places={places} change={change} fault={fault} isNumberFixed={isInvited} />;
  if (form.step === 1) {
    return (
      <PersonStep
        draft={draft.value}
        person={form.person}
        passphrase={form.passphrase}
        change={change}
        onPassphrase={form.setPassphrase}
        onStrength={form.setGood}
        fault={fault}
      />
    );
  }
  return (
    <ConsentStep
      draft={draft.value}
      places={places}
      text={text}
      isAgreed={form.isAgreed}
      onAgree={form.setAgreed}
      error={fault('agreed') === undefined ? undefined : t.agreeNeeded}
    />
  );
}
