-- That a sealed bundle of an incident was made (for whom, its SHA-256) is a line of the timeline; the bundle stays in the browser.

alter table reports.incident_event drop constraint incident_event_kind_check;
alter table reports.incident_event add constraint incident_event_kind_check
  check (kind in ('opened', 'updated', 'note', 'stepDone', 'stepUndone', 'turned', 'noticed', 'granted', 'grantEnded', 'itemAdded', 'handedOver', 'damageCounted', 'bundled'));
