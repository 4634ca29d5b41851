#include "core/azure/names.h"
#include "tests/serve/raw_client.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <map>
#include <random>
#include <set>
#include <thread>
#include <vector>

using namespace peerscape;

namespace {

constexpr int kClients = 64;
constexpr int kRequests = 10'000;
constexpr int kSharing = 8; // clients that write to one network

/// What one of many clients asked for, and what the service must know of it in the end.
struct Client
{
    int number = 0;
    int requests = 0;
    std::map<std::string, std::string> networks; ///< Name to address prefix.
    std::set<std::string> sharedSubnets;         ///< In a network that others write to as well.
    std::size_t writes = 0;                      ///< Those that changed something.
    std::string failure;                         ///< The first answer that was not the right one.
};

std::string sharedName(int number)
{
    return "shared-" + std::to_string(number);
}

class Run
{
public:
    Run(const test::Served& served, Client& client)
        : m_client(client)
        , m_http(served.client())
        , m_random(static_cast<unsigned>(client.number))
    {
    }

    void go()
    {
        for (int i = 0; i < m_client.requests && m_client.failure.empty(); ++i) {
            const int choice = std::uniform_int_distribution(0, 99)(m_random);
            if (choice < 25)
                putNetwork(i);
            else if (choice < 40)
                putSharedSubnet();
            else if (choice < 55)
                deleteNetwork();
            else if (choice < 65)
                sendRubbish();
            else if (choice < 70)
                getShared();
            else
                getNetwork();
        }
    }

private:
    void expect(const char* what, const httplib::Result& result, std::set<int> statuses)
    {
        if (!result)
            m_client.failure = std::string(what) + ": " + httplib::to_string(result.error());
        else if (statuses.count(result->status) == 0)
            m_client.failure =
                std::string(what) + ": " + std::to_string(result->status) + ' ' + result->body;
    }

    std::string name(int i) const
    {
        return "net-" + std::to_string(m_client.number) + '-' + std::to_string(i % 5);
    }

    std::string shared() const { return sharedName(m_client.number / kSharing); }

    void putNetwork(int i)
    {
        const std::string prefix =
            "10." + std::to_string(m_client.number) + '.' + std::to_string(i % 256) + ".0/24";
        std::string& stored = m_client.networks[name(i)];
        expect("put",
               m_http->Put(test::networkPath("virtualNetworks/" + name(i)),
                           test::networkBody(prefix), "application/json"),
               {stored.empty() ? 201 : 200});
        m_client.writes += stored != prefix ? 1U : 0U;
        stored = prefix;
    }

    void putSharedSubnet()
    {
        const auto at = m_client.sharedSubnets.size();
        const std::string subnet =
            "s-" + std::to_string(m_client.number) + '-' + std::to_string(at);
        const std::string prefix = "172." + std::to_string(16 + m_client.number / kSharing) + '.'
                                   + std::to_string(32 * (m_client.number % kSharing) + int(at) / 8)
                                   + '.' + std::to_string(32 * (at % 8)) + "/27";
        expect("put shared",
               m_http->Put(test::networkPath("virtualNetworks/" + shared() + "/subnets/" + subnet),
                           R"({"properties": {"addressPrefix": ")" + prefix + R"("}})",
                           "application/json"),
               {201});
        m_client.sharedSubnets.insert(subnet);
        ++m_client.writes;
    }

    void deleteNetwork()
    {
        const int i = std::uniform_int_distribution(0, 4)(m_random);
        const bool isThere = m_client.networks.erase(name(i)) != 0;
        expect("delete", m_http->Delete(test::networkPath("virtualNetworks/" + name(i))),
               {isThere ? 202 : 204});
        m_client.writes += isThere ? 1U : 0U;
    }

    void sendRubbish()
    {
        expect("rubbish",
               m_http->Put(test::networkPath("virtualNetworks/" + name(0)),
                           "{\"location\": ", "application/json"),
               {400});
    }

    void getNetwork()
    {
        const int i = std::uniform_int_distribution(0, 4)(m_random);
        const auto known = m_client.networks.find(name(i));
        const bool isThere = known != m_client.networks.end();
        const auto result = m_http->Get(test::networkPath("virtualNetworks/" + name(i)));
        expect("get", result, {isThere ? 200 : 404});
        if (isThere && result && result->body.find(known->second) == std::string::npos)
            m_client.failure = "not what was written: " + result->body;
    }

    void getShared()
    {
        const auto result = m_http->Get(test::networkPath("virtualNetworks/" + shared()));
        expect("get shared", result, {200});
        for (const std::string& subnet : m_client.sharedSubnets) {
            if (result && result->body.find('"' + subnet + '"') == std::string::npos)
                m_client.failure = subnet + " is lost";
        }
    }

    Client& m_client;
    std::unique_ptr<httplib::Client> m_http;
    std::mt19937 m_random;
};

/// Every virtual network of a design with its address prefix.
std::map<std::string, std::string> networksOf(const azure::Document& document)
{
    std::map<std::string, std::string> networks;
    document.all<azure::VirtualNetwork>().forEach([&](VnetId, const auto& network) {
        networks[network.name.str()] = network.addressPrefixes.front().toString();
    });
    return networks;
}

} // namespace

/// Many clients at once: nothing is lost, nothing written twice, and each finds what it wrote.
class TestServeClients : public QObject
{
    Q_OBJECT

private slots:
    void everyWriteOfManyClientsCounts()
    {
        test::Served served;
        std::map<std::string, std::string> expected;
        for (int i = 0; i < kClients / kSharing; ++i) {
            const std::string prefix = "172." + std::to_string(16 + i) + ".0.0/16";
            const auto made =
                served.client()->Put(test::networkPath("virtualNetworks/" + sharedName(i)),
                                     test::networkBody(prefix), "application/json");
            QVERIFY(made);
            QCOMPARE(made->status, 201);
            expected[sharedName(i)] = prefix;
        }
        const std::size_t before = served.endpoint().version().writes;

        std::vector<Client> clients(kClients);
        std::vector<std::thread> threads;
        for (int i = 0; i < kClients; ++i) {
            clients[std::size_t(i)].number = i;
            clients[std::size_t(i)].requests =
                kRequests / kClients + (i < kRequests % kClients ? 1 : 0);
            threads.emplace_back(
                [&served, &client = clients[std::size_t(i)]] { Run(served, client).go(); });
        }
        for (std::thread& thread : threads)
            thread.join();

        int requests = 0;
        std::size_t writes = 0;
        std::set<std::string> subnets;
        for (const Client& client : clients) {
            QCOMPARE(QString::fromStdString(client.failure), QString());
            requests += client.requests;
            writes += client.writes;
            expected.insert(client.networks.begin(), client.networks.end());
            subnets.insert(client.sharedSubnets.begin(), client.sharedSubnets.end());
        }
        QCOMPARE(requests, kRequests);
        const serve::Endpoint::Version end = served.endpoint().version();
        QCOMPARE(end.writes - before, writes);
        QVERIFY(networksOf(end.document) == expected);
        std::set<std::string> stored;
        end.document.all<azure::Subnet>().forEach(
            [&](SubnetId, const auto& subnet) { stored.insert(subnet.name.str()); });
        QVERIFY(stored == subnets);
    }

    void moreConnectionsThanThreadsStarveNobody()
    {
        serve::Bounds bounds;
        bounds.connections = 2;
        test::Served served(bounds);
        std::vector<std::unique_ptr<httplib::Client>> clients;
        for (int i = 0; i < 12; ++i)
            clients.push_back(served.client());
        for (int round = 0; round < 3; ++round) {
            for (const auto& client : clients) {
                const auto result = client->Get(test::networkPath("virtualNetworks"));
                QVERIFY2(result, httplib::to_string(result.error()).c_str());
                QCOMPARE(result->status, 200);
            }
        }
    }

    void stoppingEndsIdleConnections()
    {
        test::Served served;
        const auto client = served.client();
        QVERIFY(client->Get(test::networkPath("virtualNetworks")));
        test::RawClient silent(served.port());
        QVERIFY(silent.isConnected());
        served.server().stop();
        QVERIFY(!served.server().isListening());
        QCOMPARE(silent.readAll(), std::string());
        QVERIFY(!client->Get(test::networkPath("virtualNetworks")));
    }
};

PEERSCAPE_TEST_CLASS(TestServeClients)
#include "tst_clients.moc"
