"""Posts and services, with the people who hold and use them, recorded."""

from workings.access.registers import remove_others
from workings.intake.actions.registers import Registers, named
from workings.intake.record import Record
from workings.intake.tables.programme import (
    BaselineRow,
    HolderRow,
    PostRow,
    ServiceRow,
    ServiceUserRow,
)
from workings.programme.actions import (
    record_baseline,
    record_holding,
    record_post,
    record_service,
    record_service_users,
)
from workings.programme.models import CostBaseline, Holding, ServiceUsers


def record_posts(registers: Registers, record: Record) -> None:
    """This function will record the posts."""
    for row in record.rows(PostRow):
        registers.posts[row.post] = record_post(
            programme=registers.programme,
            code=row.post,
            title=row.title,
            level=row.level,
            role=row.role,
            note=row.note,
            by=registers.by,
        )


def record_holders(registers: Registers, record: Record) -> None:
    """This function will record who held the posts."""
    rows = [
        record_holding(
            post=registers.posts[row.post],
            name=row.name,
            first=row.from_,
            last=row.to,
            source=registers.sources.get(row.source),
            note=row.note,
            by=registers.by,
        )
        for row in record.rows(HolderRow)
    ]
    mine = Holding.objects.filter(post__in=registers.posts.values())
    remove_others(mine, rows, by=registers.by)


def record_services(registers: Registers, record: Record) -> None:
    """This function will record the services."""
    for row in record.rows(ServiceRow):
        registers.services[row.service] = record_service(
            programme=registers.programme,
            code=row.service,
            title=row.title,
            function=row.function,
            summary=row.summary,
            by=registers.by,
        )


def record_users(registers: Registers, record: Record) -> None:
    """This function will record who uses the services."""
    rows = [
        record_service_users(
            service=registers.services[row.service],
            users=row.users,
            need=row.need,
            source=registers.sources.get(row.source),
            by=registers.by,
        )
        for row in record.rows(ServiceUserRow)
    ]
    mine = ServiceUsers.objects.filter(service__in=registers.services.values())
    remove_others(mine, rows, by=registers.by)


def record_baselines(registers: Registers, record: Record) -> None:
    """This function will record what the services cost."""
    rows = [
        record_baseline(
            services=named(registers.services, row.covers),
            period=row.period,
            pence=row.amount,
            said=row.said,
            source=registers.sources[row.source],
            label=row.label,
            note=row.note,
            by=registers.by,
        )
        for row in record.rows(BaselineRow)
    ]
    mine = CostBaseline.objects.filter(services__in=registers.services.values())
    remove_others(mine.distinct(), rows, by=registers.by)
