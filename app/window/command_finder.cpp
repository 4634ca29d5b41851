#include "app/window/command_finder.h"

#include "app/window/action_registry.h"
#include "app/window/document_session.h"
#include "app/window/workbench.h"
#include "core/azure/names.h"
#include "core/diagram/glyphs.h"
#include "qt/document_controller.h"
#include "qt/object_search.h"
#include "qt/outline_tree.h"
#include "qt/selection.h"
#include "views/canvas/canvas_view.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/announcement.h"

#include <QCoreApplication>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace peerscape::window {

namespace {

constexpr int kWidth = 420;
constexpr int kRowHeight = 30;
constexpr int kShownRows = 12;
constexpr int kLeastRows = 2; ///< What the sentence takes that says that nothing was found.

QString withoutMnemonic(QString text)
{
    return text.remove(QLatin1Char('&'));
}

/// What the commands are about whose ids begin alike: without a menu round it "Security" could be
/// anything.
struct CommandGroup
{
    const char* prefix;
    const char* text;
};
constexpr std::array kGroups{
    CommandGroup{"arrange.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "Arrange")},
    CommandGroup{"edit.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "Edit")},
    CommandGroup{"expect.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "Problems")},
    CommandGroup{"file.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "File")},
    CommandGroup{"find.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "Find")},
    CommandGroup{"help.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "Help")},
    CommandGroup{"history.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "History")},
    CommandGroup{"insert.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "Insert")},
    CommandGroup{"layer.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "Layer")},
    CommandGroup{"lesson.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "Lesson")},
    CommandGroup{"matrix.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "Matrix")},
    CommandGroup{"network.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "Peering")},
    CommandGroup{"panel.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "Panel")},
    CommandGroup{"reach.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "Reachability")},
    CommandGroup{"theme.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "Theme")},
    CommandGroup{"tool.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "Tool")},
    CommandGroup{"view.", QT_TRANSLATE_NOOP("peerscape::window::FinderModel", "View")},
};

/// Text at the left, its detail muted at the right.
class MatchDelegate : public QStyledItemDelegate
{
public:
    MatchDelegate(const views::ThemeManager& theme, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        painter->save();
        painter->setFont(option.font);
        painter->setPen(m_theme.theme().color(views::ColorRole::MutedText));
        painter->drawText(option.rect.adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(Qt::UserRole).toString());
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {kWidth - 20, kRowHeight};
    }

private:
    const views::ThemeManager& m_theme;
};

} // namespace

FinderModel::FinderModel(const Workbench& bench, QObject* parent)
    : QAbstractListModel(parent)
    , m_bench(bench)
    , m_search(new qtmodel::ObjectSearch(this))
{
    connect(m_search, &qtmodel::ObjectSearch::found, this, &FinderModel::addObjects);
    connect(m_search, &qtmodel::ObjectSearch::finished, this, &FinderModel::searched);
}

void FinderModel::search(const QString& text)
{
    beginResetModel();
    m_text = text;
    m_matches.clear();
    addQuestion();
    addCommands();
    addSamples();
    sortMatches();
    endResetModel();
    if (text.isEmpty())
        m_search->stop();
    else
        m_search->start(m_bench.controller.document(), text);
}

void FinderModel::sortMatches()
{
    // The text itself comes first, then what begins with it; otherwise the order stays.
    const auto rank = [this](const Match& match) {
        const auto is = [this](const QString& words) {
            return words.compare(m_text, Qt::CaseInsensitive) == 0;
        };
        const auto begins = [this](const QString& words) {
            return words.startsWith(m_text, Qt::CaseInsensitive);
        };
        if (match.destination || is(match.text) || is(match.words))
            return 0;
        return begins(match.text) || begins(match.words) ? 1 : 2;
    };
    std::stable_sort(m_matches.begin(), m_matches.end(),
                     [&](const Match& a, const Match& b) { return rank(a) < rank(b); });
}

void FinderModel::addQuestion()
{
    if (const auto destination = net::Prefix::parse(m_text.toStdString()))
        m_matches.push_back({tr("Which NICs have a route to %1").arg(m_text),
                             {},
                             QStringLiteral("search"),
                             nullptr,
                             {},
                             destination});
}

QString FinderModel::aboutOf(const QString& command)
{
    const auto group = std::find_if(kGroups.begin(), kGroups.end(), [&](const CommandGroup& g) {
        return command.startsWith(QLatin1String(g.prefix));
    });
    Q_ASSERT(group != kGroups.end());
    return tr(group->text);
}

void FinderModel::addCommands()
{
    for (const ActionRegistry::Entry& entry : m_bench.actions.entries()) {
        QAction* action = m_bench.actions.action(entry.id);
        const QString words = withoutMnemonic(action->text());
        const QString text =
            tr("%1: %2", "what a command is about, the command").arg(aboutOf(entry.id), words);
        if (!text.contains(m_text, Qt::CaseInsensitive)
            && !entry.help.contains(m_text, Qt::CaseInsensitive))
            continue;
        m_matches.push_back({text,
                             action->shortcut().toString(QKeySequence::NativeText),
                             entry.glyph,
                             action,
                             {},
                             {},
                             words});
    }
}

void FinderModel::addSamples()
{
    for (const DocumentFiles::Sample& sample : DocumentFiles::samples()) {
        const QString text =
            tr("%1: %2", "what a command is about, the command").arg(tr("Sample"), sample.title);
        if (text.contains(m_text, Qt::CaseInsensitive))
            m_matches.push_back(
                {text, {}, QStringLiteral("open"), nullptr, {}, {}, sample.title, sample.path});
    }
}

void FinderModel::addObjects(const std::vector<ObjectId>& ids)
{
    beginResetModel();
    const azure::Document& document = m_bench.controller.document();
    for (const ObjectId id : ids) {
        const std::string_view glyph = diagram::glyphOf(id.kind());
        m_matches.push_back(
            {QString::fromStdString(id.kind() == Kind::Subnet ? azure::displayName(document, id)
                                                              : qtmodel::outlineName(document, id)),
             QString::fromStdString(qtmodel::outlineAddresses(document, id)),
             QString::fromLatin1(glyph.data(), static_cast<qsizetype>(glyph.size())), nullptr, id});
    }
    sortMatches();
    endResetModel();
}

int FinderModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_matches.size());
}

QVariant FinderModel::data(const QModelIndex& index, int role) const
{
    const Match& found = match(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return found.text;
    case Qt::DecorationRole:
        return m_bench.theme.icon(found.glyph,
                                  found.object ? views::ColorRole::Accent : views::ColorRole::Text);
    case Qt::UserRole:
        return found.detail;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1 %2").arg(found.text, found.detail);
    default:
        return {};
    }
}

Qt::ItemFlags FinderModel::flags(const QModelIndex& index) const
{
    const Match& found = match(index.row());
    const bool possible = found.action == nullptr || found.action->isEnabled();
    return possible ? QAbstractListModel::flags(index) : Qt::NoItemFlags;
}

CommandFinder::CommandFinder(Workbench& bench)
    : QFrame(&bench.window, Qt::Popup)
    , m_bench(bench)
    , m_model(new FinderModel(bench, this))
    , m_field(new QLineEdit)
    , m_nothing(new QLabel(tr("Nothing found. Commands, names, addresses and ids are searched.")))
    , m_list(new QListView)
{
    setObjectName(QStringLiteral("finder"));
    setFrameShape(QFrame::StyledPanel);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_field);
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 1);
    m_nothing->setObjectName(QStringLiteral("nothingFound"));
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(8);
    m_nothing->setAlignment(Qt::AlignTop);
    m_field->setPlaceholderText(tr("A command, a name or an address"));
    m_field->setAccessibleName(tr("Find or run anything"));
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new MatchDelegate(bench.theme, this));
    m_list->setFocusPolicy(Qt::NoFocus); // the keys stay with the field
    m_list->setUniformItemSizes(true);
    m_list->setIconSize({16, 16});
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_field, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_model->search(text.trimmed()); });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_nothing->hide();
        m_list->show();
        m_list->setCurrentIndex(m_model->index(0));
        fitRows();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CommandFinder::sayCurrent);
    connect(m_model, &FinderModel::searched, this, [this] {
        if (m_model->rowCount() == 0)
            sayNothingWasFound();
    });
    connect(m_field, &QLineEdit::returnPressed, this, [this] { activate(m_list->currentIndex()); });
    connect(m_list, &QListView::clicked, this, &CommandFinder::activate);
}

void CommandFinder::sayNothingWasFound()
{
    m_list->hide();
    m_nothing->show();
    fitRows();
    views::announce(*this, m_nothing->text());
}

void CommandFinder::openAt(const QPoint& topRight)
{
    m_bench.actions.refresh();
    m_field->clear();
    m_said.clear();
    m_model->search({});
    m_list->setCurrentIndex(m_model->index(0));
    fitRows();
    move(topRight - QPoint(kWidth, 0));
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandFinder::sayCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    const QString words = current.data(Qt::AccessibleTextRole).toString().trimmed();
    if (!isVisible() || words == m_said)
        return;
    m_said = words;
    if (current.isValid())
        views::announce(*this, tr("%1, %2 of %3")
                                   .arg(words, QString::number(current.row() + 1),
                                        QString::number(m_model->rowCount())));
}

void CommandFinder::fitRows()
{
    // So high that no row is cut in two.
    const int rows = std::clamp(m_model->rowCount(), kLeastRows, kShownRows);
    const QMargins margins = layout()->contentsMargins();
    resize(kWidth, rows * kRowHeight + m_field->sizeHint().height() + layout()->spacing()
                       + margins.top() + margins.bottom()
                       + 2 * (frameWidth() + m_list->frameWidth()));
}

bool CommandFinder::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down || key->key() == Qt::Key_PageUp
            || key->key() == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandFinder::activate(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    // Closed first: the command may open a window of its own.
    const FinderModel::Match found = m_model->match(index.row());
    if (found.action != nullptr && !found.action->isEnabled())
        return;
    close();
    if (found.action != nullptr) {
        found.action->trigger();
        return;
    }
    m_bench.canvas.setFocus(Qt::ShortcutFocusReason);
    if (!found.sample.isEmpty()) {
        m_bench.session.open({found.sample});
    } else if (found.destination) {
        m_bench.canvas.askRoutesTo(*found.destination);
    } else {
        m_bench.selection.set({found.object});
        emit m_bench.selection.revealRequested(found.object);
    }
}

} // namespace peerscape::window
