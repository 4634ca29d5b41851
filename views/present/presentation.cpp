#include "views/present/presentation.h"

#include "qt/document_controller.h"
#include "qt/history_player.h"
#include "qt/selection.h"
#include "views/canvas/canvas_view.h"
#include "views/present/laser_pointer.h"
#include "views/present/route_card.h"
#include "views/theme/theme_manager.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QScreen>
#include <QShortcut>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace peerscape::views {

namespace {

constexpr double kMostLifeSize = 3; ///< Small designs are enlarged up to so many times.
constexpr int kKeysMilliseconds = 6000;
constexpr int kLeastLetters = 12;
constexpr int kMostLetters = 40;
constexpr int kMargin = 24;
constexpr int kLongestFlight = 400; ///< Milliseconds.

} // namespace

Presentation::Presentation(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                           qtmodel::HistoryPlayer& player, const ThemeManager& theme,
                           const qtmodel::FlowBoard* flows, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_controller(controller)
    , m_player(player)
    , m_canvas(new CanvasView(controller, selection, theme))
    , m_routes(new RouteCard(controller, selection, theme))
    , m_laser(new LaserPointer(*m_canvas->viewport()))
    , m_caption(new QLabel)
    , m_keys(new QLabel(m_canvas))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    // Under the picture, not over a part of it.
    auto* picture = new QVBoxLayout;
    picture->addWidget(m_canvas, 1);
    picture->addWidget(m_caption);
    layout->addLayout(picture, 1);
    layout->addWidget(m_routes);
    m_canvas->viewport()->installEventFilter(this);
    m_canvas->setViewOnly(true);
    if (flows != nullptr)
        m_canvas->setFlows(*flows);
    m_routes->setVisible(m_routes->hasSubject());
    m_caption->setFont(Theme::uiFont(20));
    m_caption->setAccessibleName(tr("Step"));
    m_keys->setFont(Theme::uiFont(15));
    m_caption->setContentsMargins(kMargin, 6, kMargin, 6);
    m_keys->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_keys->setAutoFillBackground(true); // it lies over a part of the drawing, for a while
    m_keys->setMargin(8);
    // A key and what it does stay in one line.
    m_keys->setText(tr("<b>→</b>&nbsp;next &nbsp; <b>←</b>&nbsp;back &nbsp; "
                       "<b>L</b>&nbsp;laser&nbsp;pointer &nbsp; <b>R</b>&nbsp;routes &nbsp; "
                       "<b>+&nbsp;−</b>&nbsp;text&nbsp;size &nbsp; <b>P</b>&nbsp;replay &nbsp; "
                       "<b>S</b>&nbsp;other&nbsp;screen &nbsp; <b>Esc</b>&nbsp;ends"));
    QTimer::singleShot(kKeysMilliseconds, m_keys, &QWidget::hide);
    addKeys();
    connect(&controller, &qtmodel::DocumentController::changed, this, &Presentation::refreshSteps);
    connect(&controller, &qtmodel::DocumentController::reset, this, [this] {
        m_step = 0;
        refreshSteps();
    });
    connect(m_routes, &RouteCard::subjectChanged, this,
            [this] { m_routes->setVisible(m_wantsRoutes && m_routes->hasSubject()); });
    connect(&m_flight, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        const QRectF area = value.toRectF();
        m_area = {area.x(), area.y(), area.width(), area.height()};
        m_canvas->showArea(m_area, kMostLifeSize);
    });
    refreshSteps();
    placeKeys();
}

Presentation::~Presentation() = default;

void Presentation::addKeys()
{
    const auto add = [this](std::initializer_list<QKeySequence> keys, auto act) {
        for (const QKeySequence& key : keys)
            connect(new QShortcut(key, this), &QShortcut::activated, this, act);
    };
    add({Qt::Key_Right, Qt::Key_PageDown, Qt::Key_Space, Qt::Key_Return}, [this] { goBy(1); });
    add({Qt::Key_Left, Qt::Key_PageUp, Qt::Key_Backspace}, [this] { goBy(-1); });
    add({Qt::Key_Home}, [this] { goTo(0); });
    add({Qt::Key_End}, [this] { goTo(std::ssize(m_steps) - 1); });
    add({Qt::Key_L}, [this] { m_laser->setOn(!m_laser->isOn()); });
    add({Qt::Key_R}, [this] { toggleRoutes(); });
    add({Qt::Key_Plus, Qt::Key_Equal}, [this] { changeTypeSize(2); });
    add({Qt::Key_Minus}, [this] { changeTypeSize(-2); });
    add({Qt::Key_P}, [this] { m_player.toggle(); });
    add({Qt::Key_S}, [this] { nextScreen(); });
    add({Qt::Key_Escape, Qt::Key_F5}, [this] { close(); });
}

void Presentation::begin(const QWidget& window)
{
    const QList<QScreen*> screens = QGuiApplication::screens();
    const auto other =
        std::find_if(screens.begin(), screens.end(),
                     [&window](const QScreen* screen) { return screen != window.screen(); });
    setGeometry((other != screens.end() ? *other : window.screen())->geometry());
    showFullScreen();
    activateWindow();
    m_canvas->setFocus();
}

void Presentation::nextScreen()
{
    const QList<QScreen*> screens = QGuiApplication::screens();
    const auto next = (screens.indexOf(screen()) + 1) % screens.size();
    showNormal(); // a window that fills a screen stays there
    setGeometry(screens[next]->geometry());
    showFullScreen();
}

diagram::Rect Presentation::areaOf(const PresentationStep& step) const
{
    const auto box = step.frame ? m_controller.diagram().boxOf(step.frame) : std::nullopt;
    return box ? *box : m_controller.diagram().bounds();
}

void Presentation::refreshSteps()
{
    const NoteId at = m_step < m_steps.size() ? m_steps[m_step].frame : NoteId();
    std::vector<PresentationStep> steps =
        presentationSteps(m_controller.document(), m_controller.diagram());
    if (steps == m_steps)
        return;
    m_steps = std::move(steps);
    // The frame that is shown keeps being shown, wherever it stands now.
    const auto place =
        std::find_if(m_steps.begin(), m_steps.end(),
                     [at](const PresentationStep& step) { return step.frame == at; });
    m_step = place != m_steps.end() ? static_cast<std::size_t>(place - m_steps.begin())
                                    : std::min(m_step, m_steps.size() - 1);
    showCaption();
}

void Presentation::goBy(std::ptrdiff_t steps)
{
    goTo(static_cast<std::ptrdiff_t>(m_step) + steps);
}

void Presentation::goTo(std::ptrdiff_t step)
{
    m_keys->hide();
    m_step = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(step, 0, std::ssize(m_steps) - 1));
    fly(areaOf(m_steps[m_step]));
    showCaption();
}

void Presentation::fly(const diagram::Rect& to)
{
    const int duration =
        std::min(kLongestFlight, style()->styleHint(QStyle::SH_Widget_Animation_Duration) * 2);
    m_flight.stop();
    if (duration <= 0 || m_area.width <= 0) {
        m_area = to;
        m_canvas->showArea(to, kMostLifeSize);
        return;
    }
    m_flight.setDuration(duration);
    m_flight.setEasingCurve(QEasingCurve::InOutCubic);
    m_flight.setStartValue(QRectF(m_area.x, m_area.y, m_area.width, m_area.height));
    m_flight.setEndValue(QRectF(to.x, to.y, to.width, to.height));
    m_flight.start();
}

void Presentation::showCaption()
{
    const PresentationStep& step = m_steps[m_step];
    const QString number = tr("%1 of %2").arg(m_step + 1).arg(m_steps.size());
    setWindowTitle(step.title.isEmpty() ? number
                                        : QStringLiteral("%1 · %2").arg(number, step.title));
    m_caption->setText(windowTitle());
    m_caption->setVisible(m_steps.size() > 1 || !step.title.isEmpty());
}

void Presentation::placeKeys()
{
    // In a line where there is room, else in as many as it takes.
    const int room = m_canvas->width() - 2 * kMargin;
    m_keys->setWordWrap(false);
    if (m_keys->sizeHint().width() <= room) {
        m_keys->adjustSize();
    } else {
        m_keys->setWordWrap(true);
        m_keys->resize(room, m_keys->heightForWidth(room));
    }
    m_keys->move(kMargin, kMargin);
}

void Presentation::toggleRoutes()
{
    m_wantsRoutes = !m_routes->isVisible();
    m_routes->setVisible(m_wantsRoutes && m_routes->hasSubject());
}

void Presentation::changeTypeSize(int by)
{
    m_routes->setTypeSize(std::clamp(m_routes->typeSize() + by, kLeastLetters, kMostLetters));
}

void Presentation::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_area = areaOf(m_steps[m_step]);
    m_canvas->showArea(m_area, kMostLifeSize);
}

bool Presentation::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_canvas->viewport() && event->type() == QEvent::Resize) {
        m_canvas->showArea(m_area, kMostLifeSize);
        placeKeys();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace peerscape::views
