"""The ledger's migrations, and one of a version that is still to come."""

from workings.ledger import migrations

__path__ = [*__path__, *migrations.__path__]
