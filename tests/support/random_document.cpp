#include "tests/support/random_document.h"

#include "core/azure/fields.h"
#include "tests/support/images.h"
#include "tests/support/network_builder.h"

#include <array>
#include <random>

namespace peerscape::test {

namespace {

using namespace azure;

constexpr std::array kNames{"hub",
                            "spoke 1",
                            "Ünïcödé",
                            "quote \" and \\ slash",
                            "line\nbreak",
                            "tab\tand \x01",
                            "GatewaySubnet",
                            "a/b",
                            "",
                            "<&>",
                            "0",
                            "{\"a\": [1, 2]}"};
constexpr std::array kAddresses{"10.0.0.4", "0.0.0.0", "255.255.255.255", "fd00::4", "2001:db8::1"};
constexpr std::array kPrefixes{"10.0.0.0/16", "0.0.0.0/0", "10.1.2.4/32", "fd00:db8::/48", "::/0"};
constexpr std::array kKept{R"({"tags":{"env":"prod","empty":""}})",
                           R"({"properties":{"a":[1,2.5,-3,null,true],"b":{"c":{}}}})",
                           R"({"peerscape":{"colour":"red","list":[]}})",
                           R"({"zones":["1"],"peerscape":{"since":{"version":2}}})"};

/// Gives values of any type of field.
class Filler
{
public:
    Filler(Transaction& transaction, std::uint32_t seed)
        : m_transaction(transaction)
        , m_random(seed)
    {
    }

    [[nodiscard]] std::uint32_t below(std::uint32_t limit)
    {
        return static_cast<std::uint32_t>(m_random() % limit);
    }
    [[nodiscard]] bool coin() { return below(2) == 0; }
    template<class List>
    auto pick(const List& list)
    {
        return list[below(static_cast<std::uint32_t>(list.size()))];
    }

    void operator()(const char*, auto& field) { fill(field); }
    void operator()(const char* name, Text& field)
    {
        if (std::string_view(name) != "image")
            fill(field);
        else if (coin())
            field = Text(kSmallImage);
    }

    void fill(Text& field) { field = pick(kNames); }
    void fill(bool& field) { field = coin(); }
    void fill(std::uint32_t& field) { field = coin() ? below(70000) : 0xffffffffU - below(2); }
    void fill(std::int32_t& field) { field = static_cast<std::int32_t>(below(9000)) - 4000; }
    void fill(net::Address& field) { field = coin() ? net::Address() : address(pick(kAddresses)); }
    void fill(net::Prefix& field) { field = prefix(pick(kPrefixes)); }
    void fill(NextHopType& field) { field = static_cast<NextHopType>(below(10)); }
    void fill(GatewayType& field) { field = static_cast<GatewayType>(below(2)); }
    void fill(VpnType& field) { field = static_cast<VpnType>(below(2)); }
    void fill(ConnectionType& field) { field = static_cast<ConnectionType>(below(3)); }
    void fill(AllocationMethod& field) { field = static_cast<AllocationMethod>(below(2)); }
    void fill(PrivateEndpointNetworkPolicies& field)
    {
        field = static_cast<PrivateEndpointNetworkPolicies>(below(4));
    }
    void fill(RuleDirection& field) { field = static_cast<RuleDirection>(below(2)); }
    void fill(RuleAccess& field) { field = static_cast<RuleAccess>(below(2)); }
    template<Kind K>
    void fill(Id<K>& field)
    {
        field = coin() ? Id<K>() : some<K>();
    }
    template<class T>
    void fill(std::optional<T>& field)
    {
        if (coin())
            fill(field.emplace());
    }
    template<class T>
    void fill(std::vector<T>& field)
    {
        field.resize(below(4));
        for (T& item : field)
            fill(item);
    }
    template<class T, class Storage>
    void fill(PackedList<T, Storage>& field)
    {
        std::vector<T> items;
        fill(items);
        field = std::move(items);
    }
    template<Kind K>
    void fill(std::vector<Id<K>>& field)
    {
        for (std::uint32_t i = below(4); i > 0; --i)
            field.push_back(some<K>());
    }
    template<HasFields T>
    void fill(T& object)
    {
        visitFields(object, *this);
        if (below(4) == 0)
            object.extra = pick(kKept);
    }

    [[nodiscard]] std::vector<Point> bends()
    {
        std::vector<Point> points(below(3));
        for (Point& point : points)
            point = {static_cast<double>(below(4000)) / 4 - 500, below(9) * 20.0};
        return points;
    }
    [[nodiscard]] Placement placement()
    {
        Placement place;
        place.position = {static_cast<double>(below(4000)) / 4 - 500, below(9) * 20.0};
        if (coin())
            place.size = {300.5, 1.0 / 3};
        place.locked = below(4) == 0;
        place.collapsed = below(4) == 0;
        if (below(4) == 0)
            place.order = static_cast<std::int32_t>(below(9)) - 4;
        return place;
    }

private:
    /// One of the objects of a kind; there are always some.
    template<Kind K>
    Id<K> some()
    {
        std::vector<Id<K>> ids;
        using R = std::remove_cvref_t<decltype(*m_transaction.document().find(Id<K>()))>;
        m_transaction.document().all<R>().forEach(
            [&](Id<K> id, const auto&) { ids.push_back(id); });
        return pick(ids);
    }

    Transaction& m_transaction;
    std::mt19937 m_random;
};

DocumentSettings anySettings(Filler& filler)
{
    DocumentSettings settings;
    filler.fill(settings.title);
    filler.fill(settings.showSubscriptions);
    for (const LayerName& layer : kLayers)
        settings.hiddenLayers.set(layer.layer, filler.below(4) == 0);
    if (filler.coin())
        settings.noneList = "doc-4";
    if (filler.coin())
        settings.extra =
            R"({"future":{"a":[1,2]},"settings":{"grid":true},)"
            R"("nextIds":{"firewallPolicies":7},)"
            R"("layout":{"vnet-1":{"colour":"red"},"peering-1":{"width":3},"subnet-1":{"x":1},"group-7":5}})";
    return settings;
}

} // namespace

azure::Document anyDocument(std::uint32_t seed)
{
    Transaction transaction({});
    Filler filler(transaction, seed);
    // Empty objects first, so that references to any of them are right.
    transaction.document().forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        using R = std::remove_cvref_t<decltype(*table.find(IdType()))>;
        std::uint32_t index = 1;
        for (std::uint32_t count = 1 + filler.below(3); count > 0; --count) {
            transaction.put(IdType(index), R());
            index += 1 + filler.below(3);
        }
        transaction.reserveIndex(IdType::kKind, index + filler.below(3));
    });
    const Document blank = transaction.document();
    blank.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        table.forEach([&](IdType id, const auto&) {
            transaction.update(id, [&](auto& resource) { filler.fill(resource); });
            if (isPlaced(IdType::kKind) && filler.coin())
                transaction.place(id, filler.placement());
            if (isLine(IdType::kKind) && filler.coin())
                transaction.bend(id, filler.bends());
        });
    });
    transaction.place(VnetId(1), filler.placement()); // the settings keep something of its place
    transaction.setSettings(anySettings(filler));
    return transaction.take();
}

} // namespace peerscape::test
