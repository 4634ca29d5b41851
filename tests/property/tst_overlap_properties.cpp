#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/edit/overlaps.h"
#include "tests/property/random_edits.h"
#include "tests/property/random_network.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>
#include <set>

using namespace peerscape;

namespace {

using azure::Document;

std::set<ObjectId> meetingByIndex(const Document& document, const net::Prefix& prefix)
{
    std::set<ObjectId> owners;
    document.occupied().forEachMeeting(prefix, [&](ObjectId owner) {
        owners.insert(owner);
        return true;
    });
    return owners;
}

std::set<ObjectId> meetingOneByOne(const Document& document, const net::Prefix& prefix)
{
    std::set<ObjectId> owners;
    const auto look = [&](ObjectId id, const std::vector<net::Prefix>& space) {
        for (const net::Prefix& other : space) {
            if (other.overlaps(prefix))
                owners.insert(id);
        }
    };
    document.all<azure::VirtualNetwork>().forEach(
        [&](VnetId id, const azure::VirtualNetwork& vnet) { look(id, vnet.addressPrefixes); });
    document.all<azure::Peering>().forEach([&](PeeringId id, const azure::Peering& link) {
        if (!link.remoteVirtualNetwork)
            look(id, link.remoteAddressSpace);
    });
    return owners;
}

std::size_t occupyingOtherwise(const Document& document)
{
    std::size_t count = 0;
    document.all<azure::VirtualNetwork>().forEach(
        [&](VnetId, const azure::VirtualNetwork& vnet) { count += vnet.addressPrefixes.empty(); });
    document.all<azure::Peering>().forEach(
        [&](PeeringId, const azure::Peering& link) { count += !link.peerCompleteVnets; });
    return count;
}

/// Whether the space of a network meets that of a network it is peered with, or of a neighbour of
/// one of those (3.6.5): every peering of the document is looked at.
bool overlapsOneByOne(const Document& document, VnetId id)
{
    const auto& space = document.find(id)->addressPrefixes;
    const auto meets = [&](const std::vector<net::Prefix>& others) {
        return std::any_of(space.begin(), space.end(), [&](const net::Prefix& a) {
            return std::any_of(others.begin(), others.end(),
                               [&](const net::Prefix& b) { return a.overlaps(b); });
        });
    };
    const auto occupied = [&](const azure::Peering& link) {
        const auto current = azure::currentRemoteSpace(document, link);
        return current.empty() ? std::vector<net::Prefix>(link.remoteAddressSpace) : current;
    };
    std::set<VnetId> peers;
    document.all<azure::Peering>().forEach([&](PeeringId, const azure::Peering& link) {
        if (link.virtualNetwork == id)
            peers.insert(link.remoteVirtualNetwork);
        else if (link.remoteVirtualNetwork == id)
            peers.insert(link.virtualNetwork);
    });
    peers.erase(VnetId());
    peers.erase(id);
    bool found = false;
    for (const VnetId peer : peers)
        found |= document.find(peer) != nullptr && meets(document.find(peer)->addressPrefixes);
    document.all<azure::Peering>().forEach([&](PeeringId, const azure::Peering& link) {
        found |= peers.contains(link.virtualNetwork) && link.remoteVirtualNetwork != id
                 && link.remoteVirtualNetwork != link.virtualNetwork && meets(occupied(link));
    });
    return found;
}

} // namespace

/// Who occupies which addresses, asked of the index and one by one.
class TestOverlapProperties : public QObject
{
    Q_OBJECT

private slots:
    void theIndexFollowsEveryChange()
    {
        std::mt19937 random(5);
        const auto die = [&] { return static_cast<std::uint32_t>(random() % 4096); };
        std::vector<net::Prefix> asked{
            *net::Prefix::parse("0.0.0.0/0"), *net::Prefix::parse("10.0.0.0/8"),
            *net::Prefix::parse("::/0"), *net::Prefix::parse("fd00::/32")};
        std::size_t met = 0;
        for (int run = 0; run < 40; ++run) {
            Document document = test::startingNetwork();
            const Document first = document;
            for (int step = 0; step < 50; ++step) {
                azure::Transaction transaction(document);
                test::randomStep(transaction, {die(), die(), die(), die()});
                document = transaction.take();
                QCOMPARE(document.occupyingOtherwise(), occupyingOtherwise(document));
                std::vector<net::Prefix> prefixes = asked;
                document.all<azure::VirtualNetwork>().forEach(
                    [&](VnetId, const azure::VirtualNetwork& vnet) {
                        for (const net::Prefix& prefix : vnet.addressPrefixes)
                            prefixes.push_back(prefix);
                    });
                for (const net::Prefix& prefix : prefixes) {
                    const std::set<ObjectId> owners = meetingByIndex(document, prefix);
                    QVERIFY2(owners == meetingOneByOne(document, prefix),
                             prefix.toString().c_str());
                    met += owners.size();
                }
            }
            // Older versions keep what they had.
            QVERIFY(meetingByIndex(first, asked[1]) == meetingOneByOne(first, asked[1]));
        }
        QVERIFY(met > 1000);
    }

    void networksOverlapAsOneByOne()
    {
        std::mt19937 random(6);
        const auto die = [&] { return static_cast<std::uint32_t>(random() % 4096); };
        std::array<std::size_t, 2> seen{};
        for (int run = 0; run < 60; ++run) {
            Document document = test::startingNetwork();
            for (int step = 0; step < 40; ++step) {
                azure::Transaction transaction(document);
                test::randomStep(transaction, {die(), die(), die(), die()});
                document = transaction.take();
                bool special = false;
                document.all<azure::Peering>().forEach([&](PeeringId, const azure::Peering& link) {
                    // Parts of networks: the law has rules of its own (3.8.6).
                    special |= !link.peerCompleteVnets;
                    // What refers to nothing is refused before.
                    special |= link.remoteVirtualNetwork
                               && document.find(link.remoteVirtualNetwork) == nullptr;
                    special |= document.find(link.virtualNetwork) == nullptr;
                });
                if (special)
                    continue;
                document.all<azure::VirtualNetwork>().forEach([&](VnetId id, const auto& vnet) {
                    if (vnet.addressPrefixes.empty())
                        return; // peerings stand in
                    edit::rules::Errors errors;
                    edit::rules::checkOverlapsOfVnet({document, id}, id, errors);
                    QCOMPARE(!errors.empty(), overlapsOneByOne(document, id));
                    ++seen[errors.empty() ? 0 : 1];
                });
                if (QTest::currentTestFailed())
                    return;
            }
        }
        QVERIFY(seen[0] > 100);
        QVERIFY(seen[1] > 100);
    }
};

PEERSCAPE_TEST_CLASS(TestOverlapProperties)
#include "tst_overlap_properties.moc"
