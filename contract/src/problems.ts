/**
 * The closed list of problems (RFC 9457 problem details). A code is a promise to clients: never renamed, only added.
 * `title` says what happened, `next` what to do. Whatever is not said here has not happened: nothing was stored.
 */
type ProblemText = { status: number; title: { ko: string; en: string }; next: { ko: string; en: string } };

const problem = (status: number, ko: string, en: string, nextKo: string, nextEn: string): ProblemText => ({
  status,
  title: { ko, en },
  next: { ko: nextKo, en: nextEn },
});

const checkFields = ['표시된 칸을 고쳐 다시 보내 주세요.', 'Correct the marked fields and send again.'] as const;
const reload = ['화면을 새로 고쳐 지금 상태를 확인해 주세요.', 'Reload the page to see the present state.'] as const;

// biome-ignore format: a table is read by its columns
export const problems = {
  'request.malformed': problem(400, '요청을 읽을 수 없습니다.', 'The request could not be read.', '화면을 새로 고친 뒤 다시 시도해 주세요.', 'Reload the page and try again.'),
  'request.invalid': problem(422, '입력한 내용 가운데 받을 수 없는 것이 있습니다.', 'Some of the input cannot be accepted.', ...checkFields),
  'request.too_large': problem(413, '보낸 내용이 너무 큽니다.', 'The request is too large.', '내용을 줄여 다시 보내 주세요.', 'Shorten it and send again.'),
  'request.unsupported_media': problem(415, '받을 수 없는 형식입니다.', 'This media type is not accepted.', 'JSON 형식으로 보내 주세요.', 'Send JSON.'),
  'request.forged': problem(403, '다른 누리집에서 보낸 요청으로 보여 처리하지 않았습니다.', 'The request seems to come from another site and was not processed.', '보루 화면에서 다시 시도해 주세요.', 'Try again from the pages of Boru.'),
  'request.too_many': problem(429, '짧은 시간에 너무 많이 요청했습니다.', 'Too many requests in a short time.', '표시된 시간이 지난 뒤 다시 시도해 주세요.', 'Try again after the time shown.'),
  'method.not_allowed': problem(405, '이 주소에서 쓸 수 없는 방법입니다.', 'This method is not allowed here.', 'API 문서를 확인해 주세요.', 'See the API page.'),
  'sign_in.required': problem(401, '로그인이 필요합니다.', 'Please sign in.', '로그인하면 작성하던 내용이 그대로 이어집니다.', 'After signing in, what you were writing is still there.'),
  'sign_in.refused': problem(401, '전자우편 주소 또는 암호문이 맞지 않습니다.', 'E-mail address or passphrase is not right.', '다시 확인해 주세요. 여러 번 틀리면 잠시 기다려야 합니다.', 'Check both. After several failures there is a short wait.'),
  'sign_in.second_factor_refused': problem(401, '2단계 인증 번호가 맞지 않습니다.', 'The second factor was not accepted.', '인증 앱의 새 번호나 복구 코드를 입력해 주세요.', 'Enter the next code of your app, or a recovery code.'),
  'second_factor.required': problem(403, '기업 정보를 보려면 2단계 인증이 필요합니다.', 'A second factor is required before company data is shown.', '계정 보안에서 2단계 인증을 등록하거나 확인해 주세요.', 'Set up or confirm the second factor under account security.'),
  'second_factor.already_set': problem(409, '이미 등록된 2단계 인증이 있습니다.', 'A second factor is already set.', ...reload),
  'passphrase.weak': problem(422, '암호문이 너무 약합니다.', 'The passphrase is too weak.', '서로 상관없는 낱말 네 개 이상을 이어 길게 만들어 주세요.', 'Make it longer: four or more unrelated words.'),
  'sign_in.wait': problem(429, '여러 번 틀려 잠시 기다려야 합니다.', 'There were several failures, so there is a short wait.', '표시된 시간이 지난 뒤 다시 시도해 주세요. 그 전에는 맞는 암호문도 받지 않습니다.', 'Try again after the time shown. Until then not even the right passphrase is accepted.'),
  'sign_in.step_expired': problem(410, '로그인 확인 시간이 지났습니다.', 'The time to confirm this sign-in has passed.', '로그인을 처음부터 다시 해 주세요.', 'Start the sign-in again.'),
  'passphrase.not_right': problem(422, '지금 쓰는 암호문이 맞지 않습니다.', 'The current passphrase is not right.', '다시 확인해 주세요. 바뀐 것은 없습니다.', 'Check it again. Nothing was changed.'),
  'passphrase.needed': problem(409, '계속하려면 지금 쓰는 암호문이 필요합니다.', 'Your current passphrase is needed to go on.', '본인인지 확인하려는 것입니다. 암호문을 적어 주세요.', 'This makes sure that it is you. Enter your passphrase.'),
  'second_factor.code_refused': problem(422, '인증 번호가 맞지 않습니다.', 'The code was not accepted.', '인증 앱에 보이는 새 번호를 입력해 주세요. 휴대전화의 시각이 맞는지도 확인해 주세요.', 'Enter the next code of the app, and check that the clock of the phone is right.'),
  'second_factor.not_set': problem(409, '등록된 2단계 인증이 없습니다.', 'No second factor is set.', '계정 보안에서 먼저 등록해 주세요.', 'Set one up under account security first.'),
  'second_factor.last': problem(409, '마지막 2단계 인증은 지울 수 없습니다.', 'The last second factor cannot be removed.', '기관 담당자와 관리자는 하나 이상이 필요합니다. 다른 수단을 먼저 등록해 주세요.', 'Staff and administrators need at least one. Set up another first.'),
  'passkey.refused': problem(422, '패스키를 확인하지 못했습니다.', 'The passkey could not be verified.', '다시 시도하거나 다른 방법으로 로그인해 주세요.', 'Try again, or sign in another way.'),
  'hook.too_many': problem(409, '연결을 더 만들 수 없습니다.', 'No more connections can be made.', '쓰지 않는 연결을 지운 뒤 만들어 주세요.', 'Remove one you no longer use first.'),
  'passkey.too_many': problem(409, '패스키를 더 등록할 수 없습니다.', 'No more passkeys can be added.', '쓰지 않는 패스키를 지운 뒤 등록해 주세요.', 'Remove one you no longer use first.'),
  'passkey.not_here': problem(409, '이 주소에서는 패스키를 쓸 수 없습니다.', 'Passkeys do not work at this address.', 'https 주소나 localhost로 접속하면 쓸 수 있습니다. 인증 앱은 지금도 쓸 수 있습니다.', 'They need an https address or localhost. An authenticator app works here.'),
  'invitation.for_another': problem(409, '다른 전자우편 주소로 온 초대입니다.', 'This invitation was sent to another e-mail address.', '로그아웃한 뒤 초대받은 주소의 계정으로 열어 주세요.', 'Sign out and open it with the account of the invited address.'),
  'invitation.sign_in_first': problem(409, '이미 계정이 있는 전자우편 주소입니다.', 'There is already an account with this e-mail address.', '그 계정으로 로그인하면 초대를 받아들일 수 있습니다.', 'Sign in with that account to accept the invitation.'),
  'administration.own_account': problem(409, '자기 계정에는 할 수 없는 일입니다.', 'This cannot be done to your own account.', '다른 관리자에게 부탁해 주세요.', 'Ask another administrator.'),
  'administration.last_administrator': problem(409, '마지막 관리자는 뺄 수 없습니다.', 'The last administrator cannot be removed.', '관리자를 한 명 더 둔 뒤 다시 해 주세요.', 'Appoint another administrator first.'),
  'role.insufficient': problem(403, '이 일을 할 수 있는 역할이 아닙니다.', 'Your role does not allow this.', '조직의 담당자에게 역할을 확인해 주세요.', 'Ask the person in charge of your organisation.'),
  'thing.not_found': problem(404, '찾을 수 없습니다.', 'Not found.', '주소를 확인하거나 목록에서 다시 골라 주세요.', 'Check the address or choose again from the list.'),
  'thing.changed': problem(409, '그사이 다른 사람이 먼저 고쳤습니다.', 'Somebody else changed it in the meantime.', '작성한 내용은 이 화면에 남아 있습니다. 새로 고쳐 비교해 주세요.', 'What you wrote stays on this page. Reload and compare.'),
  'report.words_unknown': problem(404, '이 낱말로 찾을 수 있는 제보가 없습니다.', 'No report is found with these words.', '낱말의 차례와 글자를 다시 확인해 주세요. 낱말은 저희도 되살릴 수 없습니다.', 'Check the words and their order. Nobody, not even Boru, can restore them.'),
  'report.taken': problem(409, '같은 번호로 이미 받은 것이 있습니다.', 'Something was already received under this number.', '새로 받은 것은 없습니다. 열두 낱말로 들어가 보낸 것이 있는지 먼저 확인해 주세요.', 'Nothing new was taken. Enter with the twelve words and see whether it is there.'),
  'report.desk_changed': problem(409, '고른 창구의 열쇠가 그사이 바뀌었습니다.', 'The key of a chosen desk has changed in the meantime.', '보낸 것은 없습니다. 쓴 글은 이 화면에 남아 있습니다. 받을 곳을 다시 고르면 새 열쇠로 봉인합니다.', 'Nothing was sent and your text is still on this page. Choose the recipients again; it is then sealed to the new key.'),
  'report.already_there': problem(409, '그 기관은 이미 이 제보를 받았습니다.', 'That agency already has this report.', ...reload),
  'report.last_reader': problem(409, '이 제보를 읽을 수 있는 마지막 사람입니다.', 'This is the last person who can read this report.', '바뀐 것은 없습니다. 먼저 동료에게 창구 열쇠를 나누거나, 다른 기관에 넘겨 주세요.', 'Nothing was changed. First share the key of the desk with a colleague, or pass the report on.'),
  'incident.ended': problem(409, '마친 사고라서 고칠 수 없습니다.', 'The incident has ended and is not changed any more.', '이어서 적으려면 먼저 상태를 대응하는 중으로 되돌려 주세요. 적힌 것은 그대로 있습니다.', 'Turn it back to responding first. What is written stays.'),
  'incident.step_not_allowed': problem(409, '지금 상태에서 그렇게 바꿀 수 없습니다.', 'The incident cannot go from its present state to that one.', ...reload),
  'report.files_full': problem(409, '이 제보나 받는 창구에 더 담을 수 없는 양입니다.', 'This report, or a desk that receives it, can hold no more.', '글과 먼저 보낸 파일은 그대로 있습니다. 파일을 줄이거나, 글로 다른 전달 방법을 물어보세요.', 'Letters and files sent before are untouched. Send less, or ask in a letter for another way.'),
  'report.file_torn': problem(409, '파일 조각의 차례나 크기가 맞지 않거나, 끝까지 오지 않았습니다.', 'The pieces of the file are out of order, of a wrong size, or not all there.', '글은 그대로 있습니다. 파일을 처음부터 다시 보내 주세요.', 'Letters are untouched. Send the file again from the beginning.'),
  'report.full': problem(409, '한 제보에 쓸 수 있는 글의 수를 넘었습니다.', 'This report has reached its number of letters.', '지금까지의 글은 그대로 있습니다. 이어서 쓰려면 새 제보를 보내 주세요.', 'All letters are still there. To go on, hand in a new report.'),
  'link.spent': problem(410, '이미 쓰였거나 기한이 지난 링크입니다.', 'This link was used or has expired.', '보낸 사람에게 새 링크를 요청해 주세요.', 'Ask the sender for a new link.'),
  'account.exists': problem(409, '이 전자우편 주소로는 가입할 수 없습니다.', 'This e-mail address cannot be used to sign up.', '이미 가입했다면 로그인해 주세요.', 'If you already have an account, sign in.'),
  'company.number_invalid': problem(422, '사업자등록번호가 올바르지 않습니다.', 'The business registration number is not valid.', '사업자등록증의 10자리 숫자를 다시 확인해 주세요.', 'Check the ten digits on the registration certificate.'),
  'company.already_registered': problem(409, '이미 등록된 사업자등록번호입니다.', 'This business number is already registered.', '회사의 대표 계정에 초대를 부탁하거나, 도와주는 창구에 문의해 주세요.', 'Ask the account holder of your company for an invitation, or contact the desk.'),
  'company.already_member': problem(409, '이미 소속된 회사가 있습니다.', 'You already belong to a company.', '계정 화면에서 소속을 확인해 주세요.', 'See your memberships on the account page.'),
  'company.unconfirmed': problem(409, '사업자 확인이 끝나지 않아 아직 보기만 할 수 있습니다.', 'The business is not confirmed yet, so the account is read-only.', '확인이 끝나면 알려 드립니다. 작성한 내용은 보관됩니다.', 'We will tell you when it is confirmed. What you wrote is kept.'),
  'company.already_confirmed': problem(409, '이미 확인이 끝난 기업입니다.', 'This company is already confirmed.', ...reload),
  'company.last_contact': problem(409, '마지막 연락 담당자는 뺄 수 없습니다.', 'The last contact cannot be removed.', '다른 담당자를 먼저 더해 주세요.', 'Add another contact first.'),
  'member.self': problem(409, '자기 자신은 뺄 수 없습니다.', 'You cannot end your own membership.', '다른 대표 또는 보안책임자에게 부탁해 주세요.', 'Ask another signer of your company.'),
  'member.last_representative': problem(409, '마지막 대표 계정은 뺄 수 없습니다.', 'The last representative cannot be removed.', '다른 대표를 먼저 초대해 주세요.', 'Invite another representative first.'),
  'consent.missing': problem(409, '기업의 동의나 법적 근거가 없어 보낼 수 없습니다.', 'There is neither consent nor a legal basis, so nothing was passed on.', '기업에 동의를 요청하거나 법적 근거를 적어 주세요.', 'Ask the company for consent or name the legal basis.'),
  'consent.already_withdrawn': problem(409, '이미 철회한 동의입니다.', 'This consent is already withdrawn.', ...reload),
  'handoff.ended': problem(409, '이미 받았거나 거둔 서류 인계입니다.', 'This hand-off has arrived or was taken back.', ...reload),
  'pledge.text_changed': problem(409, '서약문이 바뀌었습니다.', 'The text of the pledge has changed.', '새로 고쳐 새 서약문을 읽어 주세요. 아무것도 열리거나 남지 않았습니다.', 'Reload and read the new text. Nothing was opened or kept.'),
  'pledge.needed': problem(409, '비밀유지 서약을 한 뒤에 열 수 있습니다.', 'This opens after the pledge of confidentiality.', '건 화면에서 서약문을 읽고 서약해 주세요. 한 건에 한 번입니다.', 'Read and sign it on the page of the case, once per case.'),
  'consent.text_changed': problem(409, '동의문이 바뀌었습니다.', 'The text of the consent has changed.', '새 동의문을 읽고 다시 동의해 주세요.', 'Read the new text and consent again.'),
  'technology.too_detailed': problem(422, '기술의 내용으로 보이는 글은 받지 않습니다.', 'Text that looks like the technology itself is not accepted.', '이름과 분야, 수치 같은 최소 정보만 적어 주세요.', 'Give only a name, a field and quantities.'),
  'diagnosis.incomplete': problem(409, '아직 답하지 않은 물음이 있습니다.', 'Some questions are not answered yet.', '남은 물음에 답하거나 해당 없음을 골라 주세요.', 'Answer them or choose “not applicable”.'),
  'diagnosis.already_completed': problem(409, '이미 마친 진단입니다.', 'This diagnosis is already completed.', ...reload),
  'case.no_desk': problem(409, '맞는 창구를 찾지 못했습니다.', 'No desk fits this request.', '사무국에 문의해 주세요.', 'Contact the secretariat.'),
  'case.closed': problem(409, '이미 종결된 건입니다.', 'This case is closed.', ...reload),
  'case.sealed_from_colleague': problem(409, '그 동료가 볼 수 없게 봉인한 건입니다.', 'This case is sealed from that colleague.', '봉인의 명단에 동료를 더하거나 다른 동료를 골라 주세요. 바뀐 것은 없습니다.', 'Add them to the seal, or choose somebody else. Nothing was changed.'),
  'case.acknowledge_first': problem(409, '아직 접수를 확인하지 않은 건입니다.', 'Receipt of this case is not acknowledged yet.', '접수를 확인한 뒤 배정해 주세요. 바뀐 것은 없습니다.', 'Acknowledge it first, then assign it. Nothing was changed.'),
  'case.merged': problem(409, '다른 건과 합쳐진 건입니다.', 'This case was merged with another.', '남은 건을 열어 이어 가 주세요. 되돌리려면 남은 건에서 합친 것을 되돌립니다.', 'Go on in the case that stays. A merger is undone there.'),
  'case.merge_referral_open': problem(409, '나중에 접수한 건에 답을 기다리는 이관이 있어 합칠 수 없습니다.', 'The later case has an open referral and cannot be merged.', '이관을 거두거나 답이 온 뒤에 합쳐 주세요. 바뀐 것은 없습니다.', 'Take the referral back or wait for its answer, then merge. Nothing was changed.'),
  'case.merge_stops_clock': problem(409, '합치면 흐르는 처리기한이 사라져 합칠 수 없습니다.', 'Merging would lose a period that is running.', '나중에 접수한 건에 먼저 답하거나 되물은 뒤 합쳐 주세요. 바뀐 것은 없습니다.', 'Answer the later case or ask back first, then merge. Nothing was changed.'),
  'case.merge_settled': problem(409, '합친 지 이레가 지났거나 그 뒤에 일이 있어 되돌릴 수 없습니다.', 'Seven days have passed, or something has happened since: the merger stays.', '남은 건에서 이어 가 주세요. 바뀐 것은 없습니다.', 'Go on in the case that stays. Nothing was changed.'),
  'case.step_not_allowed': problem(409, '지금 상태에서는 할 수 없는 일입니다.', 'This step is not possible in the present state.', ...reload),
  'step.one_waits': problem(409, '이것에 대해 곧 실행될 일이 이미 있습니다.', 'A step on this is already about to be carried out.', '그 일을 되돌리거나 실행될 때까지 잠시 기다려 주세요.', 'Take that step back or wait a moment until it is carried out.'),
  'step.over': problem(410, '되돌릴 수 있는 시간이 지났거나 이미 되돌린 일입니다.', 'It is too late to take this back, or it was taken back already.', '화면을 새로 고쳐 지금 상태를 확인해 주세요.', 'Reload the page to see the present state.'),
  'saved_reply.too_many': problem(409, '자주 쓰는 답변은 기관마다 백 개까지 둘 수 있습니다.', 'No more than a hundred saved replies per agency.', '쓰지 않는 것을 지운 뒤 저장해 주세요. 저장된 것은 없습니다.', 'Delete one that is not used first. Nothing was stored.'),
  'segment.too_many': problem(409, '기업 묶음은 스무 개까지 둘 수 있습니다.', 'No more than twenty segments.', '쓰지 않는 묶음을 지운 뒤 저장해 주세요. 저장된 것은 없습니다.', 'Delete one you do not use first. Nothing was stored.'),
  'saved_view.too_many': problem(409, '저장한 보기는 스무 개까지 둘 수 있습니다.', 'No more than twenty saved views.', '쓰지 않는 보기를 지운 뒤 저장해 주세요. 저장된 것은 없습니다.', 'Delete one you do not use first. Nothing was stored.'),
  'referral.already_answered': problem(409, '이미 회신한 이관입니다.', 'This referral is already answered.', ...reload),
  'referral.reason_required': problem(422, '반송하려면 사유가 필요합니다.', 'A reason is required to return it.', '기업이 다음 창구를 찾을 수 있도록 사유를 적어 주세요.', 'State the reason so that the company is not left stranded.'),
  'referral.already_open': problem(409, '같은 기관에 보낸 이관이 아직 열려 있습니다.', 'A referral to the same agency is still open.', ...reload),
  'appointment.time_taken': problem(409, '그 시간은 이미 다른 예약이 있습니다.', 'This time is already taken.', '다른 시간을 골라 주세요. 저장된 것은 없습니다.', 'Choose another time. Nothing was stored.'),
  'appointment.too_late': problem(409, '곧 시작하거나 이미 지난 시간입니다.', 'This time begins too soon or has passed.', '다른 시간을 고르거나 창구에 전화해 주세요.', 'Choose another time or call the desk.'),
  'appointment.too_many': problem(409, '앞으로의 예약이 다섯 건을 넘을 수 없습니다.', 'No more than five appointments may lie ahead.', '쓰지 않을 예약을 취소한 뒤 예약해 주세요.', 'Cancel one you do not need first.'),
  'appointment.over': problem(409, '이미 끝났거나 취소된 예약입니다.', 'This appointment is over or cancelled.', ...reload),
  'appointment.slot_in_use': problem(409, '예약이 있는 시간은 닫을 수 없습니다.', 'A time that is booked cannot be withdrawn.', '예약을 옮기거나 취소한 뒤 닫아 주세요.', 'Move or cancel the appointment first.'),
  'appointment.no_times': problem(422, '이 조건에 맞는 시간이 없거나 너무 많습니다.', 'The pattern gives no time, or too many.', '날짜와 요일, 시간을 확인해 주세요. 한 번에 500개까지 열 수 있습니다.', 'Check days and hours. At most 500 at once.'),
  'education.closed': problem(409, '이 차수는 신청이 끝났거나 취소되었습니다.', 'Enrolment in this run has closed, or the run was cancelled.', '교육 일정에서 다른 차수를 골라 주세요. 저장된 것은 없습니다.', 'Choose another run in the calendar. Nothing was stored.'),
  'education.over_quota': problem(409, '기업 하나가 신청할 수 있는 자리보다 많습니다.', 'This is more than one company may have.', '사람 수를 줄여 다시 신청해 주세요. 저장된 것은 없습니다.', 'Enrol fewer people. Nothing was stored.'),
  'education.enrolled_already': problem(409, '이미 이 차수에 신청한 사람이 있습니다.', 'Somebody named here is enrolled already.', '표시된 사람을 빼고 다시 신청해 주세요. 저장된 것은 없습니다.', 'Take the marked person out and send again. Nothing was stored.'),
  'education.offer_over': problem(409, '이미 답했거나 답할 기한이 지난 제안입니다.', 'This offer was answered already, or its time has passed.', '교육 화면에서 지금 상태를 확인해 주세요. 바뀐 것은 없습니다.', 'See the present state on the education page. Nothing has changed.'),
  'education.times': problem(422, '날짜와 시각이 서로 맞지 않습니다.', 'The days and hours do not fit together.', '차시는 앞으로의 시각이고 서로 겹치지 않아야 하며, 신청과 취소 기한은 첫 차시보다 앞이어야 합니다.', 'Sessions lie ahead and do not overlap; enrolment and free cancelling end before the first one.'),
  'import.unreadable': problem(422, '표를 읽을 수 없습니다.', 'The table cannot be read.', '양식을 내려받아 그 모양으로 저장한 뒤 다시 올려 주세요. 저장된 것은 없습니다.', 'Download the template, save it in that shape and upload again. Nothing was stored.'),
  'import.columns': problem(422, '표의 열이 맞지 않습니다.', 'The columns of the table do not fit.', '첫 줄의 열 이름을 양식과 같게 고쳐 다시 올려 주세요. 저장된 것은 없습니다.', 'Name the columns in the first row as in the template and upload again. Nothing was stored.'),
  'import.empty': problem(422, '내용이 있는 줄이 없습니다.', 'There are no rows.', '열 이름 아래에 기업을 한 줄에 하나씩 적어 주세요.', 'Put one company on each row below the column names.'),
  'import.too_many_rows': problem(422, '한 번에 20,000줄까지 받습니다.', 'At most 20,000 rows at once.', '파일을 나누어 올려 주세요. 저장된 것은 없습니다.', 'Split the file. Nothing was stored.'),
  'import.not_ready': problem(409, '지금은 넣을 수 없습니다.', 'It cannot be taken in now.', '고쳐야 할 줄을 고친 파일을 다시 올려 주세요.', 'Correct the rows that are marked and upload the file again.'),
  'rights.open_already': problem(409, '같은 요구에 아직 답하지 않았습니다.', 'The same request is still open.', '답할 기한은 내 개인정보 화면에 있습니다. 더 할 말이 있으면 거두고 다시 보내 주세요.', 'Its last day is on your page. Take it back and send it again to add to it.'),
  'rights.decided': problem(409, '이미 답한 요구입니다.', 'This request is decided already.', ...reload),
  'rights.ground_missing': problem(422, '들어주지 않는 까닭이 되는 조문이 없습니다.', 'No article is named for what is not granted.', '남기는 갈래와 조문을 하나 이상 적어 주세요. 근거 없이 거절할 수 없습니다.', 'Name a class and an article. Nothing is refused without one.'),
  'rights.not_postponable': problem(409, '이 요구는 미룰 수 없습니다.', 'This request cannot be put off.', '열람 요구만 한 번, 사유를 알리고 미룰 수 있습니다.', 'Only access, once, with the reason told.'),
  'rights.last_one': problem(409, '마지막 대표나 관리자, 봉인 제보를 맡은 사람의 계정은 지울 수 없습니다.', 'The account of the last representative or administrator, or of somebody named for sealed reports, cannot be deleted.', '다른 사람에게 먼저 맡기면 지울 수 있습니다. 요구는 그대로 남아 있습니다.', 'Appoint somebody else first. The request stays open.'),
  'destruction.nothing_due': problem(409, '지금 파기할 것이 없습니다.', 'Nothing is due to be destroyed.', '보관 기간이 끝나지 않았거나 보류되었습니다. 바뀐 것은 없습니다.', 'The period is not over, or it is held. Nothing was changed.'),
  'destruction.open_already': problem(409, '같은 갈래의 파기가 아직 끝나지 않았습니다.', 'A destruction of this class is not over yet.', '그 제안을 승인하거나 거둔 뒤 다시 제안해 주세요.', 'Approve it or take it back first.'),
  'destruction.same_person': problem(403, '제안한 사람은 승인할 수 없습니다.', 'Who proposed it cannot approve it.', '같은 기관의 다른 관리자에게 승인을 맡겨 주세요. 파기된 것은 없습니다.', 'Ask another manager of the agency. Nothing was destroyed.'),
  'destruction.decided': problem(409, '이미 정해진 파기 제안입니다.', 'This proposal is decided already.', ...reload),
  'programme.same_person': problem(403, '제안한 사람은 공개할 수 없습니다.', 'Who proposed it cannot publish it.', '같은 기관의 다른 관리자에게 부탁해 주세요. 공개된 것은 없습니다.', 'Ask another manager of the agency. Nothing was published.'),
  'programme.waiting': problem(409, '공개 승인을 기다리는 판이 있어 고칠 수 없습니다.', 'A version waits for publication and cannot be changed.', '제안을 거두면 다시 고칠 수 있습니다. 적으신 것은 이 화면에 남아 있습니다.', 'Take the proposal back to change it. What you wrote stays on this page.'),
  'programme.decided': problem(409, '이미 정해진 판입니다.', 'This version is decided already.', ...reload),
  'breach.ended': problem(409, '이미 마친 유출 대응입니다.', 'This breach is closed.', '적힌 것은 그대로 있고 바뀐 것은 없습니다. 새로 알게 된 유출은 새로 적어 주세요.', 'What is written stays and nothing was changed. Write a newly known breach down as a new one.'),
  'breach.untold': problem(409, '아직 알리지 않았거나 알려야 하는지 정하지 못한 곳이 있습니다.', 'Somebody is not told yet, or it is open whether they must be.', '알린 일을 적거나, 모르는 것을 정한 뒤 다시 해 주세요. 바뀐 것은 없습니다.', 'Write down the dispatch, or settle what is not known, and try again. Nothing was changed.'),
  'hold.not_possible': problem(422, '보류할 건이나 기업을 찾지 못했습니다.', 'No such case or company to hold.', '우리 기관이 맡았거나 볼 수 있는 것만 보류할 수 있습니다. 번호를 확인해 주세요.', 'Only what this agency owns or sees can be held. Check the number.'),
  'review.month_open': problem(409, '아직 끝나지 않은 달입니다.', 'This month is not over.', '달이 끝나면 점검할 수 있습니다.', 'It can be reviewed once it is over.'),
  'review.signed_already': problem(409, '이미 점검하고 서명한 달입니다.', 'This month has been reviewed and signed.', '서명한 점검은 고칠 수 없습니다. 화면을 새로 고쳐 주세요. 적으신 것은 보내지지 않았습니다.', 'A signed review does not change. Reload the page. Nothing was sent.'),
  'company.no_address': problem(409, '목록에 전자우편 주소가 없어 초대를 보낼 수 없습니다.', 'The list holds no e-mail address, so no invitation can be sent.', '전화나 우편으로 등록을 안내해 주세요. 주소를 새로 적어 보낼 수는 없습니다.', 'Tell the company by telephone or letter. Another address cannot be given.'),
  'company.not_listed': problem(409, '목록으로 들어온 기업에만 초대를 보낼 수 있습니다.', 'Only companies of a list are invited.', ...reload),
  'company.too_many': problem(422, '한 번에 내려받을 수 있는 기업 수를 넘었습니다.', 'More companies than can be downloaded at once.', '상태나 검색어로 좁혀 주세요.', 'Narrow by status or text.'),
  'file.technical_document': problem(422, '기술자료로 보이는 파일은 받지 않습니다.', 'Files that look like technical documents are not accepted.', '기술 내용이 없는 서류만 올려 주세요.', 'Upload only papers without technical content.'),
  'file.type_refused': problem(415, '받을 수 없는 종류의 파일입니다.', 'This kind of file is not accepted.', 'PDF, HWPX, 문서, 그림 파일을 올려 주세요.', 'Upload a PDF, HWPX, office document or picture.'),
  'file.too_large': problem(413, '파일이 너무 큽니다.', 'The file is too large.', '나누거나 줄여서 올려 주세요.', 'Split or shrink it.'),
  'file.quarantined': problem(409, '검사가 끝나지 않았거나 위험한 파일이라 내려받을 수 없습니다.', 'The file is not scanned yet or unsafe.', '검사가 끝난 뒤 다시 시도해 주세요.', 'Try again after the scan.'),
  'job.not_retryable': problem(409, '다시 실행할 수 없는 작업입니다.', 'This job cannot be retried.', ...reload),
  'evidence.waiting': problem(409, '아직 나무에 차례를 받지 못한 기록입니다.', 'This entry has no place in the log yet.', '1~2초 뒤에 다시 시도해 주세요.', 'Try again in a second or two.'),
  'evidence.too_many': problem(422, '한 번에 내려받을 수 있는 줄 수를 넘었습니다.', 'More entries than can be downloaded at once.', '기간이나 조건을 좁혀 주세요.', 'Narrow the period or the filter.'),
  'server.busy': problem(503, '지금은 처리할 수 없습니다.', 'The service cannot answer right now.', '잠시 뒤 다시 시도해 주세요. 저장되지 않은 내용은 화면에 남아 있습니다.', 'Try again shortly. What is not stored stays on your page.'),
  'server.fault': problem(500, '보루의 잘못으로 처리하지 못했습니다.', 'Something went wrong on our side.', '아무것도 바뀌지 않았습니다. 계속되면 요청 번호를 알려 주세요.', 'Nothing was changed. If it persists, tell us the request number.'),
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof problems;

/** What travels: application/problem+json. `fields` names the input path and says what is wrong with it. */
export type ProblemDetails = {
  type: string;
  code: ProblemCode;
  status: number;
  title: string;
  titleEn: string;
  next: string;
  nextEn: string;
  requestId: string;
  fields: Record<string, string>;
  retryAfterSeconds?: number;
};
