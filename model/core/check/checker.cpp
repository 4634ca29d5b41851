#include "core/azure/names.h"
#include "core/check/dependents.h"
#include "core/check/expectation_findings.h"
#include "core/check/findings.h"
#include "core/edit/limits.h"
#include "core/edit/rules.h"
#include "core/expect/keeper.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace peerscape::check {

namespace {

/// The objects of a kind and scope with the name of `id`, itself included, in document order; none
/// where names may repeat. O(matches).
std::vector<ObjectId> namesakes(const Document& document, ObjectId id)
{
    const edit::rules::NameScope scope = edit::rules::nameScope(document, id);
    if (!scope.unique)
        return {};
    std::vector<ObjectId> ids = document.named(id.kind(), scope.parent, document.nameOf(id));
    const auto* unknown = document.find(UnknownId::of(id));
    std::erase_if(ids, [&](ObjectId other) {
        const auto* type = document.find(UnknownId::of(other));
        return edit::rules::nameScope(document, other).parent != scope.parent
               || (unknown != nullptr && !equalsIgnoringCase(unknown->type, type->type));
    });
    return ids;
}

/// The objects that may share their names with others: all that do, and few else. O(n log n).
std::vector<ObjectId> likelyNamesakes(const Document& document)
{
    std::vector<std::pair<std::size_t, ObjectId>> hashes;
    hashes.reserve(document.size());
    document.forEachTable([&](const auto& table) {
        table.forEach([&](auto id, const auto& resource) {
            const edit::rules::NameScope scope = edit::rules::nameScope(document, id);
            if (!scope.unique)
                return;
            constexpr std::size_t kOdd = 0x9e3779b97f4a7c15ULL;
            const auto kind = static_cast<std::size_t>(ObjectId(id).kind());
            const std::size_t place = (std::size_t{scope.parent.value} << 8U) | kind;
            hashes.emplace_back((CaseFoldedHash{}(resource.name) ^ (place * kOdd)) * kOdd, id);
        });
    });
    std::sort(hashes.begin(), hashes.end());
    std::vector<ObjectId> ids;
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        const std::size_t hash = hashes[i].first;
        if ((i > 0 && hashes[i - 1].first == hash)
            || (i + 1 < hashes.size() && hashes[i + 1].first == hash))
            ids.push_back(hashes[i].second);
    }
    return ids;
}

/// Whose name was there first, found once for all that share one.
class FirstNamed
{
public:
    explicit FirstNamed(const Document& document)
        : m_document(document)
    {
    }
    /// The first object with the name of `id`; `id` itself where it is alone, none where names may
    /// repeat or it does not exist.
    ObjectId of(ObjectId id)
    {
        if (const auto known = m_first.find(id); known != m_first.end())
            return known->second;
        if (!m_document.contains(id))
            return {};
        const std::vector<ObjectId> ids = namesakes(m_document, id);
        for (const ObjectId other : ids)
            m_first.emplace(other, ids.front());
        return ids.empty() ? ObjectId() : ids.front();
    }

private:
    const Document& m_document;
    std::unordered_map<ObjectId, ObjectId> m_first;
};

/// The kinds that are counted by region and subscription, with their limits.
struct Counted
{
    Kind kind;
    edit::Limit limit;
};
constexpr std::array kCounted{
    Counted{Kind::VirtualNetwork, edit::limits::kVnets},
    Counted{Kind::RouteTable, edit::limits::kRouteTables},
    Counted{Kind::NetworkSecurityGroup, edit::limits::kNsgs},
    Counted{Kind::NetworkInterface, edit::limits::kNics},
};

/// What is counted, by region and subscription, each list in document order; kept up to date object
/// by object, so that an edit does not count a million interfaces.
class CountedScopes
{
public:
    CountedScopes() = default;
    explicit CountedScopes(const Document& document)
    {
        for (std::size_t i = 0; i < kCounted.size(); ++i) {
            document.forEachTable([&](const auto& table) {
                using IdType = typename std::decay_t<decltype(table)>::IdType;
                if (IdType::kKind == kCounted[i].kind)
                    addAll(document, table, m_scopes[i]);
            });
        }
    }

    /// Follows an object; says whether a finding may be another one.
    bool update(const Document& before, const Document& next, ObjectId id)
    {
        for (std::size_t i = 0; i < kCounted.size(); ++i) {
            if (kCounted[i].kind != id.kind())
                continue;
            const std::string from = edit::rules::countScope(before, id);
            const std::string to = edit::rules::countScope(next, id);
            const bool was = before.contains(id);
            const bool is = next.contains(id);
            if (was == is && from == to)
                return before.nameOf(id) != next.nameOf(id);
            if (was)
                std::erase(m_scopes[i][from], id);
            if (is) {
                std::vector<ObjectId>& ids = m_scopes[i][to];
                ids.insert(std::upper_bound(ids.begin(), ids.end(), id), id);
            }
            return true;
        }
        return false;
    }

    /// V22 and L25 over the whole document. O(scopes + findings).
    [[nodiscard]] Findings check(const Document& document) const
    {
        Findings findings;
        for (std::size_t i = 0; i < kCounted.size(); ++i) {
            for (const auto& [scope, ids] : m_scopes[i])
                checkScope(document, kCounted[i].limit, scope, ids, findings);
        }
        return findings;
    }

private:
    using Scopes = std::map<std::string, std::vector<ObjectId>>;

    template<class Table>
    static void addAll(const Document& document, const Table& table, Scopes& scopes)
    {
        // Neighbours in a document mostly share their group and region.
        ResourceGroupId group;
        Text location;
        std::vector<ObjectId>* ids = nullptr;
        table.forEach([&](auto id, const auto& resource) {
            if constexpr (requires { resource.resourceGroup; }) {
                if (ids == nullptr || resource.resourceGroup != group
                    || resource.location != location) {
                    group = resource.resourceGroup;
                    location = resource.location;
                    ids = &scopes[edit::rules::countScope(document, id)];
                }
                ids->push_back(id);
            }
        });
    }

    static void checkScope(const Document& document, const edit::Limit& limit,
                           const std::string& scope, const std::vector<ObjectId>& ids,
                           Findings& findings)
    {
        const std::size_t most = limit.refuseAbove;
        for (std::size_t i = most; most != 0 && i < ids.size(); ++i)
            findings.push_back(
                errorFinding(document, edit::rules::countExceeded(document, ids[i])));
        if (ids.size() <= limit.warnAbove || (most != 0 && ids.size() > most))
            return;
        Finding finding = lint(
            "8.4 L25", Severity::Warning,
            {PEERSCAPE_TR_NOOP("There are {0} {3} in {1} of one subscription; the limit is {2}."),
             {std::to_string(ids.size()), scope.substr(scope.find('/') + 1),
              std::to_string(most != 0 ? most : limit.warnAbove)},
             {{limit.what, {}}}},
            {ids.back()});
        finding.detail = scope;
        findings.push_back(std::move(finding));
    }

    std::array<Scopes, kCounted.size()> m_scopes;
};

} // namespace

bool comesBefore(const Finding& a, const Finding& b)
{
    if (a.severity != b.severity) // the worst first
        return a.severity < b.severity;
    if (a.subjects != b.subjects)
        return a.subjects < b.subjects;
    if (a.code != b.code)
        return a.code < b.code;
    if (a.detail != b.detail)
        return a.detail < b.detail;
    return a.message.arguments < b.message.arguments;
}

/// Findings by the object whose check made them. An object has lists of what its own neighbourhood
/// says, what names say and, for a side of a peering, what is forwarded to it; the whole document
/// has one under the id that is none.
class Checker::State
{
public:
    State(const Document& document, const route::RouteEngine& routes)
        : m_document(document)
        , m_nextHops(document)
    {
        rebuild(routes);
    }

    void update(const Document& next, const azure::ChangeSet& changes,
                const route::RouteEngine& routes)
    {
        m_change = {m_change.revision + 1, false, {}, {}};
        if (changes.layoutOnly()) {
            m_document = next;
            return;
        }
        std::vector<ObjectId> changed = changes.added;
        changed.insert(changed.end(), changes.updated.begin(), changes.updated.end());
        changed.insert(changed.end(), changes.removed.begin(), changes.removed.end());
        const bool groups = std::any_of(changed.begin(), changed.end(), [](ObjectId id) {
            return id.kind() == Kind::ResourceGroup || id.kind() == Kind::Subscription;
        });
        // Every resource id contains its group: all texts may differ. Nor does it pay to look for
        // what depends on what when nearly everything changed, as in opening a file.
        if (groups || changed.size() > next.size() / 4 + 16) {
            m_document = next;
            m_nextHops = NextHopIndex(next);
            rebuild(routes);
            m_change.everything = true;
            return;
        }
        std::set<ObjectId> units;
        std::set<ObjectId> named;
        bool counts = false;
        for (const ObjectId id : changed) {
            addDependents(m_document, next, m_nextHops, id, units);
            for (const Document* document : std::array<const Document*, 2>{&m_document, &next}) {
                if (!document->contains(id))
                    continue;
                const std::vector<ObjectId> ids = namesakes(*document, id);
                named.insert(ids.begin(), ids.end());
            }
            counts = m_counted.update(m_document, next, id) || counts;
            if (const RouteTableId table = RouteTableId::of(id))
                m_nextHops.update(table, m_document.find(table), next.find(table));
        }
        for (const ObjectId id : changed)
            addDependents(next, m_document, m_nextHops, id, units);
        for (const VnetId vnet : routes.touchedVnets()) {
            for (const ObjectId subnet : azure::subnetsOf(next, vnet))
                units.insert(subnet); // L21 reads effective routes
        }
        renameScopes(changed, next, named);
        const Document before = m_document;
        m_document = next;
        edit::rules::PeeringLists peerings(m_document);
        Spokes spokes(m_document);
        const Context context{m_document, routes, peerings, spokes};
        for (const ObjectId id : units)
            replace({id, List::Unit}, checkUnit(context, id));
        for (const ObjectId side : sidesOf(units))
            replace({side, List::Forwarding}, checkSide(context, PeeringId::of(side)));
        FirstNamed first(m_document);
        for (const ObjectId id : named)
            replace({id, List::Name}, checkName(id, first));
        for (const ObjectId id : changed) {
            if (!m_document.contains(id))
                replace({id, List::Name}, {});
        }
        if (counts)
            replace({ObjectId(), List::Unit}, m_counted.check(m_document));
        m_expectations.update(before, changes, routes);
        replaceExpectations();
        std::stable_sort(m_change.removed.begin(), m_change.removed.end(), comesBefore);
        std::stable_sort(m_change.added.begin(), m_change.added.end(), comesBefore);
    }

    [[nodiscard]] const FindingChange& lastChange() const { return m_change; }

    [[nodiscard]] std::vector<Finding> findings() const
    {
        // Findings are large: each is copied once, to its place.
        std::vector<const Finding*> order;
        for (const auto& [key, list] : m_lists) {
            for (const Finding& finding : list)
                order.push_back(&finding);
        }
        std::stable_sort(order.begin(), order.end(),
                         [](const Finding* a, const Finding* b) { return comesBefore(*a, *b); });
        std::vector<Finding> all;
        all.reserve(order.size());
        for (const Finding* finding : order)
            all.push_back(*finding);
        return all;
    }

    [[nodiscard]] std::vector<Finding> findingsOf(ObjectId id) const
    {
        std::vector<Finding> result;
        const auto known = m_bySubject.find(id);
        if (known == m_bySubject.end())
            return result;
        for (const Key& key : known->second) {
            for (const Finding& finding : m_lists.at(key)) {
                if (std::find(finding.subjects.begin(), finding.subjects.end(), id)
                    != finding.subjects.end())
                    result.push_back(finding);
            }
        }
        std::stable_sort(result.begin(), result.end(), comesBefore);
        return result;
    }

    [[nodiscard]] std::size_t count(Severity severity) const
    {
        return m_counts[static_cast<std::size_t>(severity)];
    }

    [[nodiscard]] const std::vector<expect::Judgement>& judgements() const
    {
        return m_expectations.judgements();
    }

private:
    enum class List : std::uint8_t { Unit, Forwarding, Name, Expectation };
    using Key = std::pair<ObjectId, List>;

    void rebuild(const route::RouteEngine& routes)
    {
        m_lists.clear();
        m_bySubject.clear();
        m_counts.fill(0);
        edit::rules::PeeringLists peerings(m_document);
        Spokes spokes(m_document);
        const Context context{m_document, routes, peerings, spokes};
        m_document.all<azure::Peering>().forEach([&](PeeringId side, const auto&) {
            replace({side, List::Forwarding}, checkSide(context, side));
        });
        m_document.forEachTable([&](const auto& table) {
            table.forEach(
                [&](auto id, const auto&) { replace({id, List::Unit}, checkUnit(context, id)); });
        });
        FirstNamed first(m_document);
        for (const ObjectId id : likelyNamesakes(m_document))
            replace({id, List::Name}, checkName(id, first));
        m_counted = CountedScopes(m_document);
        replace({ObjectId(), List::Unit}, m_counted.check(m_document));
        m_expectations.reset(routes);
        replaceExpectations();
        m_change.removed.clear();
        m_change.added.clear();
    }

    /// The sides of peerings that L11 is asked about again: those among `units`, and all towards a
    /// network among them.
    [[nodiscard]] std::set<ObjectId> sidesOf(const std::set<ObjectId>& units) const
    {
        std::set<ObjectId> sides;
        for (const ObjectId id : units) {
            if (id.kind() == Kind::Peering)
                sides.insert(id);
            if (id.kind() != Kind::VirtualNetwork)
                continue;
            for (const ObjectId side : m_document.referrers(id, Kind::Peering)) {
                if (m_document.find(PeeringId::of(side))->remoteVirtualNetwork == id)
                    sides.insert(side);
            }
        }
        return sides;
    }

    static Findings checkSide(const Context& context, PeeringId side)
    {
        Findings findings;
        checkForwardedTraffic(context, side, findings);
        return findings;
    }

    /// Statements have lists of their own, by their places counted from 1.
    void replaceExpectations()
    {
        const auto& judgements = m_expectations.judgements();
        for (const std::size_t i : m_expectations.renewed()) {
            Findings findings;
            if (i < judgements.size()) {
                if (auto finding = expectationFinding(
                        m_document, m_document.settings().expectations[i].str(), judgements[i]))
                    findings.push_back(std::move(*finding));
            }
            replace({ObjectId(Kind::None, static_cast<std::uint32_t>(i + 1)), List::Expectation},
                    std::move(findings));
        }
    }

    /// A network's name stands in the texts about the names of its children.
    void renameScopes(const std::vector<ObjectId>& changed, const Document& next,
                      std::set<ObjectId>& named)
    {
        for (const ObjectId id : changed) {
            if (id.kind() != Kind::VirtualNetwork || m_document.nameOf(id) == next.nameOf(id))
                continue;
            for (const ObjectId child : next.referrers(id))
                named.insert(child);
        }
    }

    [[nodiscard]] Findings checkName(ObjectId id, FirstNamed& firstNamed) const
    {
        Findings findings;
        if (const ObjectId first = firstNamed.of(id); first && first != id)
            findings.push_back(
                errorFinding(m_document, edit::rules::nameTaken(m_document, id, first)));
        return findings;
    }

    void replace(const Key& key, Findings findings)
    {
        const auto known = m_lists.find(key);
        if (known != m_lists.end()) {
            for (const Finding& finding : known->second) {
                --m_counts[static_cast<std::size_t>(finding.severity)];
                for (const ObjectId subject : finding.subjects) {
                    const auto place = m_bySubject.find(subject);
                    if (place == m_bySubject.end())
                        continue;
                    place->second.erase(key);
                    if (place->second.empty())
                        m_bySubject.erase(place);
                }
            }
            std::move(known->second.begin(), known->second.end(),
                      std::back_inserter(m_change.removed));
            m_lists.erase(known);
        }
        m_change.added.insert(m_change.added.end(), findings.begin(), findings.end());
        if (findings.empty())
            return;
        for (const Finding& finding : findings) {
            ++m_counts[static_cast<std::size_t>(finding.severity)];
            for (const ObjectId subject : finding.subjects)
                m_bySubject[subject].insert(key);
        }
        m_lists.emplace(key, std::move(findings));
    }

    Document m_document;
    NextHopIndex m_nextHops;
    CountedScopes m_counted;
    expect::Keeper m_expectations;
    std::map<Key, Findings> m_lists;
    std::unordered_map<ObjectId, std::set<Key>> m_bySubject;
    std::array<std::size_t, 3> m_counts{};
    FindingChange m_change;
};

Checker::Checker(const Document& document, const route::RouteEngine& routes)
    : m_state(std::make_unique<State>(document, routes))
{
}
Checker::~Checker() = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

void Checker::update(const Document& next, const azure::ChangeSet& changes,
                     const route::RouteEngine& routes)
{
    m_state->update(next, changes, routes);
}

const FindingChange& Checker::lastChange() const
{
    return m_state->lastChange();
}

std::vector<Finding> Checker::findings() const
{
    return m_state->findings();
}

std::vector<Finding> Checker::findingsOf(ObjectId id) const
{
    return m_state->findingsOf(id);
}

const std::vector<expect::Judgement>& Checker::judgements() const
{
    return m_state->judgements();
}

std::size_t Checker::count(Severity severity) const
{
    return m_state->count(severity);
}

std::vector<Finding> checkDocument(const Document& document, const route::RouteEngine& routes)
{
    return Checker(document, routes).findings();
}

} // namespace peerscape::check
