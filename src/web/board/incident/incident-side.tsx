// The right-hand side: the incident that is open, or what could be made of a report that has none.
import { NoIncident } from './no-incident.tsx';
import { IncidentPane } from './incident-pane.tsx';

export default function IncidentSide(props: {
  incidentId: string | null;
  reportId: string | null;
}) {
  const { incidentId, reportId } = props;
  if (incidentId !== null) return <IncidentPane key={incidentId} id={incidentId} />;
  if (reportId !== null) return <NoIncident key={reportId} reportId={reportId} />;
  return null;
}
