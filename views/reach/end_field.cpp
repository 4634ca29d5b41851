#include "views/reach/end_field.h"

#include "core/azure/end_names.h"
#include "core/diagram/glyphs.h"
#include "qt/document_controller.h"
#include "qt/object_search.h"
#include "qt/outline_tree.h"
#include "qt/text.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/clear_button.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QStandardItemModel>

namespace peerscape::views {

namespace {

constexpr int kMostSuggestions = 60;
constexpr int kObjectRole = Qt::UserRole + 1; ///< quint32: value of the object, 0 for the Internet.
constexpr int kShownSuggestions = 12;

} // namespace

EndField::EndField(const qtmodel::DocumentController& controller, const ThemeManager& theme,
                   QWidget* parent)
    : QLineEdit(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_search(new qtmodel::ObjectSearch(this))
    , m_suggestions(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_suggestions, this))
{
    setPlaceholderText(tr("name, address or Internet"));
    addClearButton(*this);
    setMinimumWidth(130);
    // Driven by hand: what is suggested comes a little later than what is typed.
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(kShownSuggestions);
    m_completer->popup()->setAccessibleName(tr("Suggestions"));
    m_completer->popup()->setObjectName(QStringLiteral("suggestions"));
    connect(this, &QLineEdit::textEdited, this, &EndField::suggest);
    connect(this, &QLineEdit::editingFinished, this, &EndField::read);
    connect(m_search, &qtmodel::ObjectSearch::found, this, &EndField::addSuggestions);
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            &EndField::take);
}

void EndField::setEnd(const std::optional<reach::End>& end)
{
    m_end = end;
    m_problem.clear();
    setText(end ? toQString(reach::nameOf(m_controller.document(), *end)) : QString());
    setCursorPosition(0);
    setModified(false);
}

void EndField::suggest(const QString& text)
{
    const QString part = text.trimmed();
    m_suggestions->clear();
    m_search->stop();
    if (part.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    if (tr("Internet").startsWith(part, Qt::CaseInsensitive))
        addSuggestion(tr("Internet"), {}, {}, QStringLiteral("public-ip"));
    m_search->start(m_controller.document(), part);
}

void EndField::addSuggestion(const QString& name, const QString& detail, ObjectId object,
                             const QString& glyph)
{
    auto* item = new QStandardItem(m_theme.icon(glyph, ColorRole::Accent),
                                   detail.isEmpty() ? name : name + QStringLiteral("   ") + detail);
    item->setData(object.value, kObjectRole);
    item->setEditable(false);
    m_suggestions->appendRow(item);
    if (hasFocus())
        m_completer->complete();
}

void EndField::addSuggestions(const std::vector<ObjectId>& ids)
{
    const azure::Document& document = m_controller.document();
    for (const ObjectId id : ids) {
        if (m_suggestions->rowCount() >= kMostSuggestions)
            return m_search->stop();
        if (!azure::isEndKind(id.kind()))
            continue;
        addSuggestion(toQString(reach::nameOf(document, {id, {}})),
                      toQString(qtmodel::outlineAddresses(document, id)), id,
                      toQString(diagram::glyphOf(id.kind())));
    }
}

void EndField::take(const QModelIndex& index)
{
    ObjectId object;
    object.value = index.data(kObjectRole).toUInt();
    setEnd(reach::End{object, {}});
    m_search->stop();
    m_completer->popup()->hide();
    emit endChanged();
}

void EndField::read()
{
    if (!isModified())
        return;
    setModified(false);
    m_search->stop();
    QAbstractItemView& popup = *m_completer->popup();
    const QModelIndex marked = popup.isVisible() ? popup.currentIndex() : QModelIndex();
    popup.hide();
    const QString typed = text().trimmed();
    m_problem.clear();
    m_end.reset();
    if (typed.isEmpty()) {
        emit endChanged();
        return;
    }
    if (marked.isValid())
        return take(marked);
    const Result<reach::End> end = reach::parseEnd(m_controller.document(), typed.toStdString());
    if (!end && m_suggestions->rowCount() > 0)
        return take(m_suggestions->index(0, 0));
    if (end)
        setEnd(*end);
    else
        m_problem = qtmodel::DocumentController::text(end.error());
    emit endChanged();
}

} // namespace peerscape::views
