#include "views/inspector/prefix_advice.h"

#include "core/azure/names.h"
#include "core/edit/address_plan.h"
#include "qt/document_controller.h"
#include "views/inspector/field_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace peerscape::views {

namespace {

constexpr std::size_t kMostConflicts = 3; ///< Further ones are counted.

struct PrefixAdviceText
{
    Q_DECLARE_TR_FUNCTIONS(peerscape::views::PrefixAdvice)
};

QString conflictText(const azure::Document& document, const edit::PrefixConflict& conflict)
{
    const QString prefix = toQString(conflict.prefix.toString());
    if (!conflict.other)
        return PrefixAdviceText::tr("%1 lies outside the address space of the network.")
            .arg(prefix);
    const QString other = toQString(azure::displayName(document, conflict.other));
    const QString theirs = toQString(conflict.theirs.toString());
    return conflict.refused
               ? PrefixAdviceText::tr("%1 overlaps %2 of %3.").arg(prefix, theirs, other)
               : PrefixAdviceText::tr("%1 overlaps %2 of %3: the two cannot be connected.")
                     .arg(prefix, theirs, other);
}

} // namespace

Form::Planned prefixAdvice(const std::function<ObjectId()>& owner)
{
    const auto advise = [owner](const azure::Document& document,
                                const QString& text) -> Form::Advice {
        const auto prefixes = prefixesFromText(text);
        if (!prefixes)
            return {qtmodel::DocumentController::text(prefixes.error()), true};
        const auto conflicts = edit::conflictsOf(document, owner(), *prefixes);
        if (conflicts.empty())
            return {};
        QStringList lines;
        for (std::size_t i = 0; i < std::min(conflicts.size(), kMostConflicts); ++i)
            lines << conflictText(document, conflicts[i]);
        if (conflicts.size() > kMostConflicts)
            lines << PrefixAdviceText::tr("and %n more", nullptr,
                                          static_cast<int>(conflicts.size() - kMostConflicts));
        const bool refused =
            std::any_of(conflicts.begin(), conflicts.end(),
                        [](const edit::PrefixConflict& conflict) { return conflict.refused; });
        return {lines.join(QLatin1Char('\n')), refused};
    };
    const auto propose = [owner](const azure::Document& document) {
        const auto next = edit::nextFreePrefix(document, owner());
        return next ? toQString(next->toString()) : QString();
    };
    return {advise, propose};
}

} // namespace peerscape::views
