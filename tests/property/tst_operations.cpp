#include "core/azure/names.h"
#include "core/replay/operations.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace peerscape;
using azure::Document;

/// The requests between two versions of a design.
class TestOperations : public QObject
{
    Q_OBJECT

private slots:
    /// A network whose new space nobody takes stays, with what stands in it, as it was; and only
    /// what was to change counts.
    void whatCannotBeMadeAnewStays()
    {
        test::NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
        net.nic(net.subnet(hub, "apps", {"10.0.1.0/24"}), "a");
        net.peer(hub, spoke);
        const Document before = net.document();
        azure::Transaction transaction(before);
        transaction.update(hub, [](azure::VirtualNetwork& network) {
            network.addressPrefixes = {test::prefix("10.1.0.0/16")};
        });
        const replay::Operations operations = replay::operationsBetween(before, transaction.take());
        QVERIFY(operations.done.empty());
        QCOMPARE(operations.refused.size(), std::size_t{1});
        QVERIFY(operations.refused.front().object == ObjectId(hub));
        QVERIFY(!operations.isWhole);
        QCOMPARE(operations.touched,
                 std::vector<std::string>{toLower(azure::resourceId(before, hub))});
    }

    /// What the service does not change in place is made anew, and what that disconnects again.
    void aRegionIsChangedByMakingAnew()
    {
        test::NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
        net.peer(hub, spoke);
        const Document before = net.document();
        azure::Transaction transaction(before);
        transaction.update(hub,
                           [](azure::VirtualNetwork& network) { network.location = "eastus"; });
        const replay::Operations operations = replay::operationsBetween(before, transaction.take());
        QVERIFY(operations.isWhole);
        QVERIFY(operations.refused.empty());
        QVERIFY(!operations.done.empty());
        QVERIFY(operations.done.front().request.method == arm::Method::Delete);
    }
};

PEERSCAPE_TEST_CLASS(TestOperations)
#include "tst_operations.moc"
