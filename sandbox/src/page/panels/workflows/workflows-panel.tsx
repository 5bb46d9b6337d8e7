import { pageLocation } from '../../state/location';
import { Sections } from '../parts/toolbar';
import { DefinitionList } from './definition-list';
import { DefinitionView } from './definition-view';
import { WorkflowList } from './workflow-list';
import { WorkflowView } from './workflow-view';
import './workflows.css';

/** The workflows of Automation: their definitions, and their instances step by step. */
export function WorkflowsPanel() {
  const { workflow, definition, list } = pageLocation.value.details;
  if (workflow !== undefined) return <WorkflowView id={workflow} key={workflow} />;
  if (definition !== undefined) return <DefinitionView id={definition} key={definition} />;
  return (
    <>
      <Sections
        label="Lists of workflows"
        sections={[
          ['workflows', 'Workflows'],
          ['definitions', 'Definitions'],
        ]}
      />
      {list === 'definitions' ? <DefinitionList /> : <WorkflowList />}
    </>
  );
}
