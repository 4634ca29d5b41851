#include "tests/property/script_runs.h"

#include "core/azure/names.h"
#include "tests/support/estate_text.h"

#include <QRegularExpression>

namespace peerscape::test {

namespace {

constexpr const char* kSecret = "Passw0rd-2024";

/// A design without the public addresses that the service hands out.
azure::Document withoutGivenAddresses(const azure::Document& document)
{
    azure::Transaction transaction(document);
    document.all<azure::PublicIpAddress>().forEach(
        [&](PublicIpId id, azure::PublicIpAddress address) {
            address.ipAddress = {};
            transaction.put(id, std::move(address));
        });
    return transaction.take();
}

} // namespace

azure::Document emptyLike(const azure::Document& document)
{
    azure::Transaction transaction{azure::Document()};
    transaction.setSettings(document.settings());
    document.all<azure::Subscription>().forEach(
        [&](SubscriptionId, const azure::Subscription& subscription) {
            transaction.add(subscription);
        });
    return transaction.take();
}

azure::Document placeOf(const azure::Document& document)
{
    azure::Transaction transaction(document);
    document.forEachTable([&](const auto& table) {
        table.forEach([&](auto id, const auto& resource) {
            bool isThere = ObjectId(id).kind() == Kind::Subscription
                           || ObjectId(id).kind() == Kind::ResourceGroup;
            if constexpr (requires { resource.external; })
                isThere = resource.external;
            if (!isThere)
                transaction.remove(id);
        });
    });
    return transaction.take();
}

azure::Document withoutDrawingFacts(const azure::Document& document)
{
    azure::Transaction transaction(document);
    document.all<azure::NetworkInterface>().forEach([&](NicId id, azure::NetworkInterface nic) {
        nic.osForwards = true;
        nic.isAppliance = false;
        nic.isStateful = false;
        nic.snat = {};
        transaction.put(id, std::move(nic));
    });
    document.all<azure::Connection>().forEach([&](ConnectionId id, azure::Connection connection) {
        connection.up = true;
        transaction.put(id, std::move(connection));
    });
    document.all<azure::Peering>().forEach([&](PeeringId id, azure::Peering peering) {
        peering.monthlyGigabytes = {};
        transaction.put(id, std::move(peering));
    });
    document.all<azure::VirtualMachine>().forEach([&](VmId id, azure::VirtualMachine machine) {
        machine.guestFirewall = false;
        machine.guestFirewallRules.clear();
        transaction.put(id, std::move(machine));
    });
    document.all<azure::ResourceGroup>().forEach(
        [&](ResourceGroupId id, azure::ResourceGroup group) {
            group.location = {};
            transaction.put(id, std::move(group));
        });
    return transaction.take();
}

QString madeDifference(const azure::Document& wanted, const azure::Document& made)
{
    const azure::Document a = withoutGivenAddresses(wanted);
    const azure::Document b = withoutGivenAddresses(made);
    const std::string estate = firstDifference(estateText(a), estateText(b));
    return QString::fromStdString(!estate.empty() ? estate
                                                  : firstDifference(routesText(a), routesText(b)));
}

QString runScript(shell::Session& session, const std::string& script)
{
    for (std::size_t at = 0; at < script.size();) {
        const std::size_t end = std::min(script.find('\n', at), script.size());
        const std::string line = session.isAsking() ? kSecret : script.substr(at, end - at);
        at = session.isAsking() ? at : end + 1;
        for (const shell::Chunk& chunk : session.feed(line).chunks) {
            if (chunk.kind == shell::Chunk::Kind::Error)
                return QString::fromStdString(line + '\n' + chunk.text);
        }
    }
    return {};
}

QString runAzScript(shell::Session& session, const std::string& script)
{
    static const QRegularExpression kEnsure(QStringLiteral("^ensure ('[^']*'|\\S+) \\\\$"));
    static const QRegularExpression kSecret(QStringLiteral("\"\\$\\{\\w+:\\?[^}]*\\}\""));
    bool isInCommand = false;
    for (QString line : QString::fromStdString(script).split(QLatin1Char('\n'))) {
        if (kEnsure.match(line).hasMatch()) {
            isInCommand = true; // the command itself is on the next line
            continue;
        }
        isInCommand = isInCommand || line.startsWith(QLatin1String("az "));
        if (!isInCommand)
            continue;
        line.replace(kSecret, QStringLiteral("a-Secret-word-1"));
        const std::string said = session.feed(line.trimmed().toStdString()).text();
        if (session.isWaiting())
            continue;
        isInCommand = false;
        if (session.status() != 0)
            return QString::fromStdString(said);
    }
    return {};
}

} // namespace peerscape::test
