#include "core/azure/names.h"
#include "core/check/dependents.h"
#include "core/check/findings.h"
#include "core/edit/limits.h"
#include "core/edit/rules.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace peerscape::check {

namespace {

/// The objects of each kind whose names are the same in one scope.
class NameIndex
{
public:
    /// Follows an object: forgets its old name and learns the new one. Adds to `touched` all
    /// objects whose findings may differ.
    void update(const Document& document, ObjectId id, std::set<ObjectId>& touched)
    {
        if (const auto known = m_keys.find(id); known != m_keys.end()) {
            std::set<ObjectId>& bucket = m_buckets[known->second];
            bucket.erase(id);
            if (bucket.size() > 0)
                touched.insert(bucket.begin(), bucket.end());
            else
                m_buckets.erase(known->second);
            m_keys.erase(known);
        }
        std::string key = keyOf(document, id);
        if (key.empty())
            return;
        std::set<ObjectId>& bucket = m_buckets[key];
        bucket.insert(id);
        touched.insert(id);
        if (bucket.size() > 1)
            touched.insert(bucket.begin(), bucket.end());
        m_keys.emplace(id, std::move(key));
    }
    /// The first object with the same name, if it is another one.
    [[nodiscard]] ObjectId firstWithNameOf(ObjectId id) const
    {
        const auto known = m_keys.find(id);
        if (known == m_keys.end())
            return {};
        const ObjectId first = *m_buckets.at(known->second).begin();
        return first != id ? first : ObjectId();
    }

private:
    static std::string keyOf(const Document& document, ObjectId id)
    {
        if (!document.contains(id))
            return {};
        const edit::rules::NameScope scope = edit::rules::nameScope(document, id);
        if (!scope.unique)
            return {};
        std::string key = std::to_string(static_cast<int>(id.kind())) + '/'
                          + std::to_string(scope.parent.value) + '/';
        if (const auto* unknown = document.find(UnknownId::of(id)))
            key += toLower(unknown->type) + '/';
        return key + toLower(document.nameOf(id));
    }

    std::unordered_map<std::string, std::set<ObjectId>> m_buckets;
    std::unordered_map<ObjectId, std::string> m_keys;
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

bool isCounted(Kind kind)
{
    return std::any_of(kCounted.begin(), kCounted.end(),
                       [&](const Counted& counted) { return counted.kind == kind; });
}

/// V22 and L25 over the whole document.
Findings checkCounts(const Document& document)
{
    Findings findings;
    for (const Counted& counted : kCounted) {
        std::map<std::string, std::vector<ObjectId>> scopes;
        document.forEachTable([&](const auto& table) {
            using IdType = typename std::decay_t<decltype(table)>::IdType;
            if (IdType::kKind != counted.kind || table.size() <= counted.limit.warnAbove)
                return;
            table.forEach([&](IdType id, const auto&) {
                scopes[edit::rules::countScope(document, id)].push_back(id);
            });
        });
        for (const auto& [scope, ids] : scopes) {
            const std::size_t most = counted.limit.refuseAbove;
            for (std::size_t i = most; most != 0 && i < ids.size(); ++i)
                findings.push_back(
                    errorFinding(document, edit::rules::countExceeded(document, ids[i])));
            if (ids.size() <= counted.limit.warnAbove || (most != 0 && ids.size() > most))
                continue;
            Finding finding =
                lint("8.4 L25", Severity::Warning,
                     {PEERSCAPE_TR_NOOP(
                          "There are {0} {1} in {2} of one subscription; the limit is {3}."),
                      {std::to_string(ids.size()), std::string(counted.limit.what),
                       scope.substr(scope.find('/') + 1),
                       std::to_string(most != 0 ? most : counted.limit.warnAbove)}},
                     {ids.back()});
            finding.detail = scope;
            findings.push_back(std::move(finding));
        }
    }
    return findings;
}

} // namespace

bool comesBefore(const Finding& a, const Finding& b)
{
    const auto rank = [](const Finding& f) { return f.severity == Severity::Error ? 0 : 1; };
    if (rank(a) != rank(b))
        return rank(a) < rank(b);
    if (a.subjects != b.subjects)
        return a.subjects < b.subjects;
    if (a.code != b.code)
        return a.code < b.code;
    if (a.detail != b.detail)
        return a.detail < b.detail;
    return a.message.arguments < b.message.arguments;
}

/// Findings by the object whose check made them. Each object has up to two lists: what its own
/// neighbourhood says and what names say; the whole document has one under the id that is none.
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
            m_names.update(next, id, named);
            counts = counts || isCounted(id.kind());
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
        m_document = next;
        const Context context{m_document, routes};
        for (const ObjectId id : units)
            replace({id, List::Unit}, checkUnit(context, id));
        for (const ObjectId id : named)
            replace({id, List::Name}, checkName(id));
        for (const ObjectId id : changed) {
            if (!m_document.contains(id))
                replace({id, List::Name}, {});
        }
        if (counts)
            replace({ObjectId(), List::Unit}, checkCounts(m_document));
        std::stable_sort(m_change.removed.begin(), m_change.removed.end(), comesBefore);
        std::stable_sort(m_change.added.begin(), m_change.added.end(), comesBefore);
    }

    [[nodiscard]] const FindingChange& lastChange() const { return m_change; }

    [[nodiscard]] std::vector<Finding> findings() const
    {
        std::vector<Finding> all;
        for (const auto& [key, list] : m_lists)
            all.insert(all.end(), list.begin(), list.end());
        std::stable_sort(all.begin(), all.end(), comesBefore);
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

private:
    enum class List : std::uint8_t { Unit, Name };
    using Key = std::pair<ObjectId, List>;

    void rebuild(const route::RouteEngine& routes)
    {
        m_lists.clear();
        m_bySubject.clear();
        m_counts.fill(0);
        m_names = {};
        const Context context{m_document, routes};
        std::set<ObjectId> named;
        m_document.forEachTable([&](const auto& table) {
            table.forEach([&](auto id, const auto&) {
                replace({id, List::Unit}, checkUnit(context, id));
                m_names.update(m_document, id, named);
            });
        });
        for (const ObjectId id : named)
            replace({id, List::Name}, checkName(id));
        replace({ObjectId(), List::Unit}, checkCounts(m_document));
        m_change.removed.clear();
        m_change.added.clear();
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

    [[nodiscard]] Findings checkName(ObjectId id) const
    {
        Findings findings;
        if (const ObjectId first = m_names.firstWithNameOf(id); first && m_document.contains(id))
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
    NameIndex m_names;
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

std::size_t Checker::count(Severity severity) const
{
    return m_state->count(severity);
}

std::vector<Finding> checkDocument(const Document& document, const route::RouteEngine& routes)
{
    return Checker(document, routes).findings();
}

} // namespace peerscape::check
