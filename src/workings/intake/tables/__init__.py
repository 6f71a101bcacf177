"""Every table of the record format, as data: the loader knows nothing else of them.

``docs/reference/record-format.md`` says the same to people; a test compares the two.
"""

from workings.intake.columns import Row
from workings.intake.tables import (
    cases,
    governance,
    papers,
    programme,
    quality,
    statements,
)

TABLES: tuple[type[Row], ...] = (
    papers.SourceRow,
    papers.DocumentRow,
    programme.PostRow,
    programme.HolderRow,
    programme.ServiceRow,
    programme.ServiceUserRow,
    programme.BaselineRow,
    programme.ProjectRow,
    programme.StageRow,
    programme.MilestoneRow,
    governance.BodyRow,
    governance.MemberRow,
    governance.DecisionRow,
    governance.ConsultationRow,
    governance.OptionRow,
    cases.CaseRow,
    cases.PrincipleTestRow,
    statements.BenefitRow,
    statements.StatementRow,
    statements.LineRow,
    statements.TotalRow,
    statements.HeadlineRow,
    statements.ShareRow,
    statements.FactRow,
    statements.VerdictRow,
    statements.ContestRow,
    statements.ContestSideRow,
    quality.MeasureRow,
    quality.TargetRow,
    quality.RebaseRow,
    quality.ReadingRow,
    quality.YardstickRow,
    quality.DisBenefitRow,
    quality.AssessmentRow,
    quality.AssessedGroupRow,
)
